import type { FaultScope } from '../drivers/driver.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import type { Fault, FaultAim, FaultPlan, FaultStep } from './fault.ts';
import { Refusal } from './refusal.ts';
import { type Standing, standingAfter } from './standing.ts';
import { struckParts, zonesOf } from './struck-parts.ts';

interface Draft {
  readonly fault: string;
  readonly does: string;
  /** What it is aimed at, of the targets that were given. */
  readonly targets: readonly string[];
  readonly steps: readonly FaultStep[];
  /** Zones that are wholly gone. */
  readonly deadZones: readonly string[];
  readonly silentRegions?: readonly string[];
  /** Links are cut or slow, and every part stands. */
  readonly isLink?: boolean;
}

/** Completes a plan with what it strikes and what is left. Throws Refusal for what must not be done. */
export function planned(plan: TwinPlan, { targets, kind, unhealthyZones = [] }: FaultAim, draft: Draft): FaultPlan {
  const left = targets.filter((target) => !draft.targets.includes(target));
  if (left.length > 0)
    throw new Refusal(
      `${draft.fault} strikes ${draft.targets.join(' and ')}, and was given ${left.join(' and ')} besides`,
      'Give one run for each, or a fault that strikes more.',
    );
  const struck = draft.steps.flatMap(({ do: change }) => struckParts(plan, scopeOf(change)));
  if (struck.length === 0)
    throw new Refusal(
      `${draft.fault} would strike nothing: no part of the twin lies in ${draft.steps.map(({ do: change }) => scopeText(scopeOf(change))).join(' and ')}`,
      'Name a target that has parts; `plumbline twin plan` lists them.',
    );
  const down = draft.isLink ? [] : struck;
  const standing = standingAfter(plan, down, [...new Set([...draft.deadZones, ...unhealthyZones])]);
  refuseWhatIsLast(plan, draft, standing);
  return {
    fault: draft.fault,
    does: draft.does,
    kind,
    struck,
    standing,
    steps: draft.steps,
    silentRegions: draft.silentRegions ?? [],
  };
}

/** The kind a fault is asked for, if it is one of its own. Throws Refusal. */
export function kindAmong<Kind extends FaultAim['kind']>(
  { id }: Pick<Fault, 'id'>,
  kinds: readonly Kind[],
  kind: FaultAim['kind'],
): Kind {
  const found = kinds.find((one) => one === kind);
  if (found !== undefined) return found;
  throw new Refusal(`${id} cannot be done as "${kind}"`, `Use one of: ${kinds.join(', ')}.`);
}

/** The one target a fault is aimed at, among those it may be. Throws Refusal. */
export function targetAmong(fault: string, what: string, known: readonly string[], target: string | undefined): string {
  if (target !== undefined && known.includes(target)) return target;
  const asked = target === undefined ? `${fault} was given no ${what}` : `There is no ${what} "${target}" in the twin`;
  throw new Refusal(asked, known.length === 0 ? `The twin has no ${what}.` : `Use one of: ${known.join(', ')}.`);
}

export function scopeText(scope: FaultScope): string {
  if ('zone' in scope) return `zone ${scope.zone}`;
  if ('region' in scope) return `region ${scope.region}`;
  if ('part' in scope) return `part ${scope.part}`;
  if ('replicationOf' in scope) return `replication of ${scope.replicationOf}`;
  return `what ${scope.from} sends ${scope.to}`;
}

function scopeOf(change: FaultStep['do']): FaultScope {
  if ('fault' in change) return change.fault;
  if ('slow' in change) return change.slow;
  return { part: change.promote };
}

function refuseWhatIsLast(
  plan: TwinPlan,
  { fault, deadZones, silentRegions = [], isLink = false }: Draft,
  { zones, services, databases }: Standing,
): void {
  if (isLink) return;
  if (zones.every(({ left }) => left === 0))
    throw new Refusal(`${fault} would take the last healthy region`, 'Leave one region standing.');
  const emptied = zones.find(
    ({ region, left }) =>
      left === 0 && !silentRegions.includes(region) && zonesOf(plan, region).some((zone) => deadZones.includes(zone)),
  );
  if (emptied)
    throw new Refusal(
      `${fault} would take the last healthy zone of region ${emptied.region}`,
      'Leave one zone standing, or lose the region.',
    );
  const gone = services.find(
    ({ component, before, left }) =>
      before > 0 && left === 0 && services.every((one) => one.component !== component || one.left === 0),
  );
  if (gone)
    throw new Refusal(
      `${fault} would leave no instance of ${gone.component} anywhere`,
      'Leave at least one, or there is nothing to measure recovery by.',
    );
  const lost = databases.find(({ copiesLeft }) => copiesLeft.length === 0);
  if (lost)
    throw new Refusal(
      `${fault} would leave no copy of database ${lost.part}: fewer than its quorum of one`,
      'Keep a follower in another zone or region first.',
    );
}
