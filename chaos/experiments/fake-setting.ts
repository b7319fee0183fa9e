import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../faults/refusal.ts';
import { holderHere } from '../journal/holder.ts';
import type { Watchdog } from '../watchdog/watchdog.ts';
import { experimentNamed } from './catalogue.ts';
import type { Experiment } from './experiment.ts';
import { fakeMeasure, type FakeService } from './fake-measure.ts';
import { fakePlan } from './fake-plan.ts';
import { type FakeOptions, type FakeState, fakeTwin, inMemory } from './fake-twin.ts';
import { full } from './profile.ts';
import type { ExperimentParts } from './run-experiment.ts';

export interface FakeSetting {
  readonly service: FakeService;
  readonly twin?: FakeOptions;
  readonly parts?: Partial<ExperimentParts>;
}

/** All that an experiment needs, FAKE, for tests: nothing is run, and nothing is proven. Journals are real, in a folder of their own. */
export function fakeSetting(
  scratch: string,
  { service, twin = {}, parts = {} }: FakeSetting,
): ExperimentParts & { readonly state: FakeState } {
  const state = inMemory();
  const plan = parts.plan ?? fakePlan();
  return {
    state,
    plan,
    startTwin: () => Promise.resolve(fakeTwin(plan, { ...twin, state })),
    endpoints: () => ({ reads: [], ledger: { writeUrl: 'https://fake.example/', readUrl: 'https://fake.example/' } }),
    measure: fakeMeasure(service),
    holder: () => holderHere('fake', {}),
    door: 'data:text/javascript,export const door = {}',
    watchdog: noWatchdog,
    journalFolder: mkdtempSync(join(scratch, 'run-')),
    limits: { stepMs: 300 },
    timeScale: 1,
    profile: full,
    // A fault at once: the jitter has tests of its own.
    random: () => 0,
    record: () => undefined,
    say: () => undefined,
    signal: new AbortController().signal,
    cannot: () => undefined,
    ...parts,
  };
}

/** An experiment of the catalogue, killed and not locked: real timers would make tests wait for checks that a fake never does. */
export function unlocked(id: string, changes: Partial<Experiment> = {}): Experiment {
  return { ...experimentNamed(id), timing: { kind: 'jittered' }, kinds: ['kill'], ...changes };
}

/** Like a real one it is gone once it was told that all is over. */
export function noWatchdog(): Promise<Watchdog> {
  const gone = new AbortController();
  const end = (): Promise<void> => Promise.resolve(gone.abort());
  return Promise.resolve({ pid: 0, gone: gone.signal, [Symbol.asyncDispose]: end });
}

/** What it refuses with; throws when it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (one: unknown) => one,
  );
  if (error instanceof Refusal) return error.message;
  throw new Error('It was not refused', { cause: error });
}
