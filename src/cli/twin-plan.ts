import type { Command } from 'commander';
import type { ServiceRun } from '../../chaos/twin/service-run.ts';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { twinPlanOf } from '../../chaos/twin/twin-plan-of.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { declare } from './declared.ts';
import { exitCodes } from './exit-code.ts';
import { readControlPlaneFacts, readFacts } from './facts.ts';
import { gather, type Gathered } from './gather.ts';
import { findInput, shown } from './input.ts';
import { readParameters } from './parameters.ts';
import { regionsOf } from './regions.ts';
import { twinPlanText } from './twin-plan-text.ts';

export interface TwinPlanOptions {
  readonly region: readonly string[];
  readonly parameters: readonly string[];
}

/** The major versions of PostgreSQL that npm packages bring here. */
const postgresMajors = [18];

/** The twin of an architecture as it would be built. Throws InputError for what cannot be read at all. */
export async function planTwin(what: readonly string[], options: TwinPlanOptions): Promise<TwinPlan> {
  const facts = await readFacts();
  const sources = { facts, regions: regionsOf(options.region), parameters: await readParameters(options.parameters) };
  return await planOfTwin(await gather(await declare(await findInput(what), sources), sources));
}

/** The same, of what was gathered already. */
export async function planOfTwin({
  architecture,
  inventory,
}: Pick<Gathered, 'architecture' | 'inventory'>): Promise<TwinPlan> {
  return twinPlanOf({ architecture, inventory, facts: await readControlPlaneFacts(), postgresMajors });
}

/** The plan as text or JSON; the exit code is 3 where something was not seen, or nothing is left to build. */
async function showTwinPlan(
  what: readonly string[],
  { json, ...options }: TwinPlanOptions & { readonly json?: boolean },
): Promise<{ readonly text: string; readonly exitCode: number }> {
  const plan = await planTwin(what, options);
  const isWhole = plan.notModelled.every(({ unseen }) => unseen === undefined);
  return {
    text: json ? `${canonicalJson(portable(plan), 2)}\n` : twinPlanText(plan),
    exitCode: isWhole && plan.regions.length > 0 ? 0 : exitCodes.unknown,
  };
}

/** The same bytes on every machine: folders as seen from where the command runs. */
export function portable(plan: TwinPlan): TwinPlan {
  const placed = <Part extends { readonly run?: ServiceRun }>(part: Part): Part =>
    part.run?.kind === 'command' ? { ...part, run: { ...part.run, folder: shown(part.run.folder) } } : part;
  return { ...plan, services: plan.services.map(placed), stores: plan.stores.map(placed) };
}

/** Adds `plan` to the command `twin`. */
export function addTwinPlan(twin: Command, { print }: { readonly print: (text: string) => void }): void {
  const list = (value: string, before: readonly string[]): string[] => [...before, value];
  twin
    .command('plan')
    .description('say what would be built: each part, what it stands for and how it differs, and what is left out')
    .argument('[what...]', 'as for verify')
    .option('--region <role=code>', 'as for verify', list, [])
    .option('--parameters <file|key=value>', 'as for verify', list, [])
    .option('--json', 'print the plan as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 all of it was seen; 2 usage or input error; 3 something was not seen, or there is nothing to build; 4 the harness failed.',
    )
    .action(async (what: string[], options: TwinPlanOptions & { json?: boolean }) => {
      const { text, exitCode } = await showTwinPlan(what, options);
      print(text);
      process.exitCode = exitCode;
    });
}
