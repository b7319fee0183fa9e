import { existsSync } from 'node:fs';
import type { Notice, RunData } from '../evidence/report-data.ts';
import { type Inventory, inventoryOf } from '../inventory/inventory.ts';
import type { EmulatorAhead } from './emulator-ahead.ts';
import type { Gathered } from './gather.ts';
import type { LiveChoice } from './live-choice.ts';

/** What was read of an emulator or an account, and is judged in place of templates. Disposed of, nothing of it is left running. */
export interface ReadTarget extends AsyncDisposable {
  /** What a proof stands on. An account whose services were asked elsewhere than at AWS is none. */
  readonly on: 'emulator' | 'live';
  readonly inventory: Inventory;
  /** A sentence without its end: how the population was enumerated. */
  readonly enumeratedBy: string;
  /** Who read it, and what lay beside it: half a sentence, which may differ where the population was enumerated alike. */
  readonly readBy?: string;
  /** A file of evidence: what was made or asked. */
  readonly evidence: { readonly name: string; readonly record: object };
  readonly notices: readonly Notice[];
  readonly cannotShow: readonly { readonly what: string; readonly why: string }[];
  /** The recording that answered in place of an account. */
  readonly replayed?: NonNullable<RunData['replayed']>;
}

interface TargetOrder {
  readonly options: {
    readonly target: string;
    readonly emulator?: string;
    readonly keep?: boolean;
    /** False collects what is in the emulator already. */
    readonly deploy?: boolean;
    readonly out: string;
  };
  readonly live: LiveChoice | undefined;
  readonly ahead: EmulatorAhead | undefined;
  readonly askedTypes: readonly string[];
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Reads what is judged; undefined where that is the templates themselves. Throws InputError before anything is read. */
export async function readTarget(gathered: Gathered, order: TargetOrder): Promise<ReadTarget | undefined> {
  const { live, signal, options } = order;
  const on = live ? 'live' : options.target;
  if (on !== 'live' && on !== 'emulator') return undefined;
  try {
    return await readOn(gathered, order);
  } catch (error) {
    if (!signal.aborted) throw error;
    return interrupted(on, live?.record);
  }
}

// Loaded only here: the SDK's packages take longer to load than a template to judge.
async function readOn(
  gathered: Gathered,
  { options, live, ahead, askedTypes, ...around }: TargetOrder,
): Promise<ReadTarget> {
  if (live) {
    const { liveAccount } = await import('./live-account.ts');
    return liveAccount({ gathered, regions: gathered.regions, choice: live, askedTypes, ...around });
  }
  const { emulator = 'moto', keep = false, deploy = true, out } = options;
  const { emulatorTarget } = await import('./emulator-target.ts');
  return emulatorTarget(gathered, { emulator, keep, deploys: deploy, out }, { ahead, ...around });
}

/** Nothing counts as seen, and the report says why. What was recorded until then is not lost. */
function interrupted(on: ReadTarget['on'], record: string | undefined): ReadTarget {
  const reason = 'the run was interrupted before everything was read';
  return {
    on,
    inventory: inventoryOf([], [{ what: `target ${on}`, reason, mend: 'Run it again.' }]),
    enumeratedBy: `nothing: ${reason}`,
    evidence: { name: 'interrupted', record: { on, reason } },
    notices: record !== undefined && existsSync(record) ? [recordedNotice(record)] : [],
    cannotShow: [],
    [Symbol.asyncDispose]: async () => undefined,
  };
}

function recordedNotice(file: string): Notice {
  const judged = `Judge it with "plumbline verify --target live --replay ${file}", and the same architecture where one was given`;
  return {
    level: 'info',
    text: `The recording ${file} holds what was told until the run was interrupted. ${judged}; what it lacks is unknown then.`,
  };
}
