import { appendFile } from 'node:fs/promises';
import { fakePlan } from '../experiments/fake-plan.ts';
import { fakeTwin, inFile } from '../experiments/fake-twin.ts';
import { faultNamed } from '../faults/catalogue.ts';
import { startWatchdog } from '../watchdog/watchdog.ts';
import { faultRun } from './fault-run.ts';
import { holderHere } from './holder.ts';
import { beginJournal } from './journal.ts';
import { hostDisk, type JournalDisk } from './journal-disk.ts';

/** What the test that starts this process asks of it. */
export interface KilledRun {
  readonly folder: string;
  readonly state: string;
  readonly fault: string;
  readonly targets: readonly string[];
  /** The checkpoint at which the process kills itself; -1 for none. */
  readonly killAt: number;
  readonly isWatched: boolean;
  /** Waits when all is broken, instead of healing, until it is interrupted; interrupted once more it ends at once, as the command line does. */
  readonly staysBroken: boolean;
  /** After so long the watchdog heals, whoever is still there. */
  readonly watchedMs: number;
}

// A whole run of a fault on a FAKE twin that keeps its state in a file. It prints every checkpoint, and kills itself at one of them.
const asked = JSON.parse(process.argv[2] ?? '{}') as KilledRun;
let passed = 0;
const checkpoint = (name: string): void => {
  if (passed === asked.killAt) process.kill(process.pid, 'SIGKILL');
  passed += 1;
  process.stdout.write(`${name}\n`);
};

const disk: JournalDisk = {
  begin: async (file, line) => {
    checkpoint('before the journal is begun');
    await hostDisk.begin(file, line);
    checkpoint('after the journal was begun');
  },
  append: async (file, line) => {
    const what = line.trim().slice(0, 25);
    checkpoint(`before the line ${what}`);
    if (passed === asked.killAt) await appendFile(file, line.slice(0, Math.ceil(line.length / 2)));
    checkpoint(`in the middle of the line ${what}`);
    await hostDisk.append(file, line);
    checkpoint(`after the line ${what}`);
  },
  setAside: async (file, to) => {
    checkpoint('before the journal is set aside');
    await hostDisk.setAside(file, to);
    checkpoint('after the journal was set aside');
  },
};

const plan = fakePlan();
const twin = fakeTwin(plan, {
  state: inFile(asked.state),
  meanwhile: (doing) => {
    checkpoint(`while it does ${doing}`);
    // Healing that never ends is what makes somebody press Ctrl-C a second time.
    return asked.staysBroken && doing.startsWith('heal') ? new Promise(() => undefined) : undefined;
  },
});
const fault = faultNamed(asked.fault).plan(plan, { targets: asked.targets, kind: 'stall' });
const journal = await beginJournal(
  asked.folder,
  {
    run: 'killed-run',
    startedAt: new Date().toISOString(),
    architecture: plan.architecture,
    experiment: 'none',
    does: fault.does,
    holder: holderHere('fake', { file: asked.state }),
    expiresAfterMs: 60_000,
    openedMonoNs: String(process.hrtime.bigint()),
  },
  disk,
);
const watchdog = asked.isWatched
  ? await startWatchdog({
      folder: asked.folder,
      run: 'killed-run',
      door: new URL('../experiments/fake-door.ts', import.meta.url).href,
      expiresAfterMs: asked.watchedMs,
      stepMs: 1000,
    })
  : undefined;
const run = faultRun(twin, journal, () => false);
await run.arm(fault.steps);
await run.fire();
await run.add({ do: { promote: 'learning/replica' }, undo: { verify: [] } });
checkpoint('all of it is broken');
if (asked.staysBroken) {
  let isAsked = false;
  process.on('SIGINT', () => {
    if (isAsked) process.exit(3);
    isAsked = true;
    process.stdout.write('interrupted\n');
    void run.takeBack({ stepMs: 60_000 });
  });
  process.stdout.write('broken\n');
  setInterval(() => undefined, 1000);
} else {
  await run.takeBack({ stepMs: 1000 });
  await journal.close('healed', 'harness');
  await watchdog?.[Symbol.asyncDispose]();
}
