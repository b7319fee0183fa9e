import { proofOf } from '../../chaos/experiments/proof-of.ts';
import { type ExperimentResult, runExperiment } from '../../chaos/experiments/run-experiment.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { chaosChoice, type ChaosOptions, experimentOrFault } from './chaos-choice.ts';
import { chaosParts } from './chaos-parts.ts';
import { chaosText } from './chaos-text.ts';
import { openMeasuredFiles } from './measured-files.ts';
import { measuredExitCode } from './measured-exit-code.ts';
import { progressOn } from './progress.ts';
import { experimentPlan } from './experiment-plan.ts';

/** Runs an experiment, or the first one that does a fault, on a twin; keeps raw records and the result. Throws InputError and what chaos refuses to begin. */
export async function runChaos(
  name: string,
  options: ChaosOptions,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly exitCode: number }> {
  const experiment = experimentOrFault(name);
  const choice = chaosChoice(options);
  const driver = choice.driver.name;
  const plan = await experimentPlan(options);
  const files = await openMeasuredFiles(undefined, `chaos-${experiment.id}`, new Date().toISOString());
  using progress = progressOn(process.stderr, { quiet: options.quiet ?? false });
  const stopped = AbortSignal.any([signal, files.lost]);
  try {
    const parts = await chaosParts(plan, choice, { record: files.line, say: progress.say, signal: stopped });
    files.line({ record: 'twin', architecture: plan.architecture, driver, changes: choice.changes, experiment });
    const result = await runExperiment(experiment, parts);
    const proof = proofOf(result, parts);
    const shown = { ...asData(result), proof, driver, changes: choice.changes, profile: choice.profile.name };
    const json = `${canonicalJson(shown, 2)}\n`;
    await files.finish(json);
    return {
      text: options.json ? json : chaosText(result, proof, { ...choice, file: files.jsonFile }),
      exitCode: measuredExitCode[result.verdict],
    };
  } finally {
    await files.close();
  }
}

/** Without the events, which stand in the records. */
function asData(result: ExperimentResult): object {
  return {
    ...result,
    runs: result.runs.map(({ record, ...run }) => {
      const { events, measured, ...kept } = record;
      const faultMonoNs = measured?.faultMonoNs;
      return {
        ...run,
        record: {
          ...kept,
          events: events.length,
          measured: measured
            ? { ...measured, faultMonoNs: faultMonoNs === undefined ? null : String(faultMonoNs) }
            : null,
        },
      };
    }),
  };
}
