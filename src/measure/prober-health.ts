import { countedAs, type GoodAnswer, type Reading } from './reading.ts';
import { lagMs, scheduleLag } from './schedule-lag.ts';

const sentRatio = 0.999;
const controlRatio = 0.9999;

/** What is seen of the prober, in the time in which its health decides the figures. */
export interface ProberWatch {
  readonly periodMs: number;
  /** All readings from one period before the fault on. */
  readonly readings: readonly Reading[];
  /** The end of the time in which one stall could hide the very instant that is looked for: recovery, and one period more. */
  readonly mattersUntilMs: number;
  readonly control: readonly Reading[];
  readonly rule: GoodAnswer;
}

/** Why the prober cannot be trusted, as sentences; none when it can. */
export function proberFlaws({ periodMs, readings, mattersUntilMs, control, rule }: ProberWatch): readonly string[] {
  const lag = scheduleLag(readings);
  if (!lag) return ['No probe was taken after the fault, so nothing was measured.'];
  const flaws: string[] = [];
  const sent = readings.filter(({ sentMs }) => sentMs !== null).length;
  if (sent < readings.length * sentRatio)
    flaws.push(`The prober sent ${sent} of ${readings.length} intended probes; it needs ${sentRatio * 100} %.`);
  if (lag.p99 >= periodMs)
    flaws.push(
      `The prober was late: the 99th percentile of its lag is ${shown(lag.p99)} ms, and must stay under its period of ${periodMs} ms.`,
    );
  const stall = readings
    .filter(({ intendedMs }) => intendedMs <= mattersUntilMs)
    .reduce((max, reading) => Math.max(max, lagMs(reading)), 0);
  if (stall > periodMs)
    flaws.push(
      `The prober stood still for ${shown(stall)} ms while it mattered, longer than its period of ${periodMs} ms.`,
    );
  const good = control.filter((reading) => countedAs(reading, rule) === 'ok').length;
  if (control.length > 0 && good < control.length * controlRatio)
    flaws.push(
      `The control probe got ${good} good answers of ${control.length}, though the fault must not touch what it asks.`,
    );
  return flaws;
}

function shown(ms: number): string {
  return ms.toFixed(1);
}
