import type { OutageReport } from '../../../src/measure/outage-report.ts';
import { Unsteady } from '../unsteady.ts';

const attempts = 10;

/**
 * Repeats a run whose prober was not healthy, since it measured nothing, and says how often. A busy machine makes tests slower so, and never
 * looser. Throws when no run was healthy.
 */
export async function repeatUntilHealthy(
  run: () => Promise<OutageReport>,
  context: { diagnostic(text: string): void },
): Promise<OutageReport> {
  let last: unknown;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const report = await run().catch((error: unknown) => {
      if (!(error instanceof Unsteady) || !error.message.includes('prober itself was held up')) throw error;
      last = error.message;
    });
    if (report && !report.reasons.some((reason) => reason.startsWith('The prober'))) {
      if (attempt > 1) context.diagnostic(`repeated ${attempt - 1} times: ${String(last)}`);
      return report;
    }
    if (report) last = report.reasons.join(' ');
  }
  throw new Error(`The prober was not healthy in ${attempts} runs; the last said: ${String(last)}`);
}
