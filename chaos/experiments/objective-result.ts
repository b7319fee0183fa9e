import type { Loss } from '../../src/measure/loss.ts';
import type { MeasuredVerdict } from '../../src/measure/measured-verdict.ts';
import type { OutageReport } from '../../src/measure/outage-report.ts';
import type { FaultPlan } from '../faults/fault.ts';
import type { Objective } from './experiment.ts';
import { lossBounded, lossless } from './loss-result.ts';
import { downtimeBounded, recovered } from './recovered-result.ts';
import { seconds } from './seconds.ts';
import { worstCase, type WorstCase } from './worst-case.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';

/** What one run showed of one objective. Times are real ones: a scaled twin's are multiplied by its factor again. */
export interface ObjectiveResult {
  readonly objective: Objective;
  readonly verdict: Extract<MeasuredVerdict, 'pass' | 'fail' | 'inconclusive'>;
  /** Full sentences, for a pass, too: what it rests on. */
  readonly reasons: readonly string[];
  /** In ms, or as a share; undefined where nothing was measured. */
  readonly figure?: number;
  readonly interval?: readonly [number, number];
  readonly worst?: WorstCase;
  /** All of it holds, and it rests on what has no source: the figure is shown, and proves nothing. */
  readonly isUnsourced?: true;
}

/** What was measured while the fault lasted, and after it. */
export interface RunFacts {
  readonly plan: TwinPlan;
  readonly fault: FaultPlan;
  readonly timeScale: number;
  readonly reads: readonly OutageReport[];
  readonly writes?: OutageReport;
  readonly loss?: Loss;
  /** From the beginning of the healing until all was up again; undefined when that was not seen. */
  readonly wholeAgainMs?: number;
  /** Whether the twin shows that the fault took effect. */
  readonly isEffectSeen: boolean;
}

export function objectiveResult(objective: Objective, facts: RunFacts): ObjectiveResult {
  switch (objective.kind) {
    case 'requests-answered':
      return recovered(
        objective,
        objective.withinSeconds,
        facts.reads,
        worstCase(facts.plan, facts.fault, 'requests'),
        facts,
      );
    case 'writes-accepted':
      return recovered(
        objective,
        objective.withinSeconds,
        facts.writes ? [facts.writes] : [],
        worstCase(facts.plan, facts.fault, 'writes'),
        facts,
      );
    case 'nothing-lost':
      return lossless(objective, facts);
    case 'loss-bounded':
      return lossBounded(objective, facts);
    case 'downtime-bounded':
      return downtimeBounded(objective, facts);
    case 'capacity-left':
      return capacityLeft(objective, facts);
    case 'whole-again':
      return wholeAgain(objective, facts);
    case 'told':
      return told(objective, facts);
  }
}

function capacityLeft(objective: Extract<Objective, { kind: 'capacity-left' }>, { fault }: RunFacts): ObjectiveResult {
  const struck = new Set(fault.struck.map(({ part }) => part));
  const [least] = fault.standing.services
    .filter(({ part }) => struck.has(part))
    .toSorted((a, b) => a.leftRatio - b.leftRatio);
  if (!least)
    return { objective, verdict: 'inconclusive', reasons: ['No component has instances where the fault strikes.'] };
  const says = `${least.component} keeps ${least.left} of ${least.before} instances in region ${least.region}`;
  // Two thirds of three is not two thirds in binary.
  const isEnough = least.leftRatio >= objective.atLeastRatio - 1e-9;
  return {
    objective,
    figure: least.leftRatio,
    verdict: isEnough ? 'pass' : 'fail',
    reasons: [`${says}; at least ${Math.round(objective.atLeastRatio * 100)} % must be left.`],
  };
}

function wholeAgain(
  objective: Extract<Objective, { kind: 'whole-again' }>,
  { wholeAgainMs, timeScale }: RunFacts,
): ObjectiveResult {
  if (wholeAgainMs === undefined)
    return { objective, verdict: 'inconclusive', reasons: ['It was not seen that all is up again.'] };
  const realMs = wholeAgainMs * timeScale;
  const isIn = realMs <= objective.withinSeconds * 1000;
  return {
    objective,
    figure: realMs,
    verdict: isIn ? 'pass' : 'fail',
    reasons: [
      `All was up again ${seconds(realMs)} after the healing began, without what only AWS decides, for which there is no constant; ${objective.withinSeconds} s are allowed.`,
    ],
  };
}

function told(objective: Objective, { reads, writes, loss, isEffectSeen }: RunFacts): ObjectiveResult {
  if (!isEffectSeen)
    return {
      objective,
      verdict: 'inconclusive',
      reasons: ['Fault without effect: nothing is known of what it would do.'],
    };
  const of = (report: OutageReport): string =>
    report.firstBadMs === null
      ? `${report.path} went on all the while.`
      : report.rtoIntervalMs
        ? `${report.path} came back between ${seconds(report.rtoIntervalMs[0])} and ${seconds(report.rtoIntervalMs[1])} after the fault.`
        : `${report.path} did not come back while the fault lasted; last seen failing ${seconds(report.lastBadMs ?? 0)} after it.`;
  const lost =
    loss?.lost === null || loss?.lost === undefined
      ? 'What was lost is not known.'
      : `${loss.lost} of ${loss.acked} acknowledged writes were lost.`;
  return {
    objective,
    verdict: 'pass',
    reasons: [...reads.map(of), ...(writes ? [of(writes)] : []), ...(loss ? [lost] : [])],
  };
}
