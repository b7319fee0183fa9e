import { readFile } from 'node:fs/promises';

/** The largest share of a second, 0-1, that all processors were busy, and were busy for one process; null where there is no /proc. */
export interface MachineLoad {
  readonly machineBusy: number | null;
  readonly generatorBusy: number | null;
}

interface Ticks {
  readonly all: number;
  readonly idle: number;
  readonly own: number;
}

/** Watches the machine and one process until it is disposed of, once a second. */
export class MachineWatch implements Disposable {
  readonly #pid: number;
  readonly #read: (file: string) => Promise<string>;
  readonly #timer: NodeJS.Timeout;
  #before: Ticks | undefined;
  #machine: number | null = null;
  #own: number | null = null;

  constructor(
    pid: number,
    {
      read = (file) => readFile(file, 'utf8'),
      everyMs = 1000,
    }: { readonly read?: (file: string) => Promise<string>; readonly everyMs?: number } = {},
  ) {
    this.#pid = pid;
    this.#read = read;
    void this.#look();
    this.#timer = setInterval(() => void this.#look(), everyMs);
  }

  get largest(): MachineLoad {
    return { machineBusy: this.#machine, generatorBusy: this.#own };
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const now = await ticks(this.#read, this.#pid);
    const { machineBusy, generatorBusy } = shares(this.#before, now);
    this.#machine = larger(this.#machine, machineBusy);
    this.#own = larger(this.#own, generatorBusy);
    this.#before = now ?? this.#before;
  }
}

function shares(before: Ticks | undefined, now: Ticks | undefined): MachineLoad {
  const all = before && now ? now.all - before.all : 0;
  if (!before || !now || all <= 0) return { machineBusy: null, generatorBusy: null };
  const share = (ticksUsed: number): number => Math.min(1, Math.max(0, ticksUsed / all));
  return { machineBusy: share(all - (now.idle - before.idle)), generatorBusy: share(now.own - before.own) };
}

/** Both files count in the same ticks, of all processors together, so that their length need not be known. See proc(5). */
async function ticks(read: (file: string) => Promise<string>, pid: number): Promise<Ticks | undefined> {
  const [machine, own] = await Promise.all(
    ['/proc/stat', `/proc/${pid}/stat`].map((file) => read(file).catch(() => undefined)),
  );
  if (machine === undefined || own === undefined) return undefined;
  const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, ...interrupts] = numbers(
    /^cpu\s+(.*)$/mu.exec(machine)?.[1],
  );
  // What is left of the line is guests' time, which is in the user's already.
  const taken = interrupts.slice(0, 3).reduce((sum, each) => sum + each, 0);
  // The command's name is in brackets, and may itself hold blanks and brackets.
  const fields = own.slice(own.lastIndexOf(')') + 2).split(' ');
  return {
    all: user + nice + system + idle + waiting + taken,
    idle: idle + waiting,
    own: Number(fields[11]) + Number(fields[12]),
  };
}

function numbers(line = ''): readonly number[] {
  return line.trim().split(/\s+/u).map(Number);
}

function larger(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
