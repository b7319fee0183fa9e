import type { Objective } from '../chaos/experiments/experiment.ts';
import type { Conclusion } from '../chaos/experiments/laboratory.ts';
import type { Finding } from '../src/checks/finding.ts';
import type { Architecture } from '../src/inventory/architecture.ts';

/** What shortens, or spares, what was measured. */
const mends: Readonly<Record<Objective['kind'], string>> = {
  'requests-answered': 'Let health checks notice sooner (interval, threshold), or answers live for less time.',
  'writes-accepted': 'Keep a standby that takes over by itself, or promote the replica without waiting for a person.',
  'nothing-lost': 'Let the standby that takes over follow in step (Multi-AZ).',
  'loss-bounded': 'Shorten the way that copies take to the other region, or follow in step.',
  'downtime-bounded': 'Let health checks notice sooner, and keep instances in every zone.',
  'capacity-left': 'Spread the instances evenly over the zones, and keep one zone to spare.',
  'whole-again': 'Look at what had not come back in the run.',
  told: 'Look at what had not come back in the run.',
};

/** An experiment's conclusion as findings, a sentence each: what is asked for is the objective, the subject is the run. */
export function findingsOf(
  { verdict, reasons, results }: Conclusion,
  asked: readonly { readonly objective: Objective; readonly sentence: string }[],
  architecture: Architecture,
): readonly Finding[] {
  const { origin } = architecture;
  if (results.length === 0 && verdict === 'unknown') {
    const subject = { id: `twin: ${architecture.id}`, type: 'twin', name: architecture.title };
    const message = reasons.join(' ');
    return asked.map(({ objective, sentence }) => {
      return { check: objective.kind, sentence, verdict, subject, origin, message, records: [] };
    });
  }
  return results.flatMap((result): readonly Finding[] => {
    const about = asked[result.objective];
    if (!about) return [];
    return [
      {
        check: about.objective.kind,
        sentence: about.sentence,
        verdict: result.verdict,
        subject: { id: `twin: ${result.run}`, type: 'twin', name: result.does.replace(/\.$/u, '') },
        origin,
        message: result.message,
        ...(result.verdict === 'fail' ? { mend: mends[about.objective.kind] } : {}),
        records: [result.run],
      },
    ];
  });
}
