import { monthlyDowntimeSeconds } from '../../measure/availability.ts';
import { check, fail, type NamedJudgement, notApplicable, pass } from '../check.ts';
import { pathAvailability, percent } from './path-availability.ts';
import { pathFigures } from './path-figures.ts';

export const pathMeetsAvailabilityObjective = check({
  id: 'path-meets-availability-objective',
  title: 'every declared path meets its availability objective',
  why: 'A chain of services is available less often than its weakest link; the promise is about the chain.',
  source: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/availability.html',
  needs: { subjects: [] },
  judgeWhole(view) {
    const { architecture, inventory, facts } = view;
    const { availability } = architecture.objectives;
    if (availability.length === 0)
      return [{ name: architecture.title, judgement: notApplicable('No availability objective is declared.') }];
    const others = pathFigures(view).filter(
      ({ verdict, notes }) => verdict === 'no objective' && notes[0]?.startsWith('Below'),
    );
    const aside =
      others.length === 0
        ? ''
        : ` Not decided here, and below it: ${others.map(({ name, text }) => `${name.replace('availability of ', '')} at ${text}`).join(', ')}.`;
    return availability.map(({ path, ratio: objective }): NamedJudgement => {
      const { ratio, notes, seen } = pathAvailability(path, inventory, architecture, facts);
      const observed = `Path ${path} comes to ${percent(ratio)}, ${Math.round(monthlyDowntimeSeconds(ratio))} s of downtime a month; promised are ${percent(objective)}, ${Math.round(monthlyDowntimeSeconds(objective))} s. ${notes.join(' ')}${aside}`;
      const judgement =
        ratio >= objective
          ? pass(observed, { seen })
          : fail(observed, 'Make the weakest hop redundant, or add a second region with failover.', { seen });
      return { name: `path ${path}`, judgement };
    });
  },
});
