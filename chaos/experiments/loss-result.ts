import type { Objective } from './experiment.ts';
import type { ObjectiveResult, RunFacts } from './objective-result.ts';
import { seconds } from './seconds.ts';

/** Whether every acknowledged write is there, as the ledger judged it. */
export function lossless(objective: Objective, { loss }: RunFacts): ObjectiveResult {
  if (!loss) return { objective, verdict: 'inconclusive', reasons: ['No ledger was kept.'] };
  const figure = loss.lost === null ? {} : { figure: loss.lost };
  if (loss.verdict !== 'pass')
    return { objective, ...figure, verdict: loss.verdict === 'fail' ? 'fail' : 'inconclusive', reasons: loss.reasons };
  return {
    objective,
    ...figure,
    verdict: 'pass',
    reasons: [`${loss.lost} of ${loss.acked} acknowledged writes were lost.`],
  };
}

/** Whether what was lost goes back no further than allowed, and nothing is there or missing that lag does not explain. */
export function lossBounded(
  objective: Extract<Objective, { kind: 'loss-bounded' }>,
  { loss, timeScale }: RunFacts,
): ObjectiveResult {
  if (!loss) return { objective, verdict: 'inconclusive', reasons: ['No ledger was kept.'] };
  const limitMs = objective.atMostSeconds * 1000;
  const trouble = loss.reasons.length > 0 ? loss.reasons : ['The loss is not known.'];
  if (loss.rpoMs === null || loss.lost === null || loss.verdict === 'aborted' || loss.verdict === 'inconclusive')
    return { objective, verdict: 'inconclusive', reasons: trouble };
  // A fault that took a while to take effect reached as far as the last write that it acknowledged and lost.
  const reachMs = Math.max(0, loss.lossWindowMs?.[1] ?? 0);
  const rpoMs = (loss.rpoMs + reachMs) * timeScale;
  const until = reachMs > 0 ? 'the fault had taken effect' : 'the fault';
  const says = `${loss.lost} of ${loss.acked} acknowledged writes were lost, the last ${seconds(rpoMs)} before ${until}`;
  if ((loss.postFaultLost ?? 0) > 0)
    return {
      objective,
      figure: rpoMs,
      verdict: 'fail',
      reasons: [
        `${loss.postFaultLost} writes acknowledged after the fault were lost: the old writer went on acknowledging.`,
      ],
    };
  if ((loss.corrupt ?? 0) + (loss.phantom ?? 0) + (loss.resurrected ?? 0) + (loss.duplicates ?? 0) > 0)
    return { objective, figure: rpoMs, verdict: 'fail', reasons: loss.reasons };
  return rpoMs > limitMs
    ? { objective, figure: rpoMs, verdict: 'fail', reasons: [`${says}; ${objective.atMostSeconds} s are allowed.`] }
    : { objective, figure: rpoMs, verdict: 'pass', reasons: [`${says}; ${objective.atMostSeconds} s are allowed.`] };
}
