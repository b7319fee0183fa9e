import { execa, ExecaError } from 'execa';

/** Runs the `docker` command of this machine and gives what it prints. Throws with the command's own words. */
export async function docker(...given: readonly string[]): Promise<string> {
  try {
    const { stdout } = await execa('docker', given);
    return stdout.trim();
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    // What goes wrong inside a container is told on the other stream.
    const words = spoken(error.stderr) || spoken(error.stdout) || error.shortMessage;
    throw new Error(`docker ${given[0] ?? ''} failed: ${words}`, { cause: error });
  }
}

/** The same, for many things at once; nothing is run for none. */
export async function dockerOn(names: readonly string[], ...given: readonly string[]): Promise<void> {
  if (names.length > 0) await docker(...given, ...names);
}

/** Lines of fields, as a `--format` with tabs between them gives. */
export async function dockerRows(...given: readonly string[]): Promise<readonly (readonly string[])[]> {
  const printed = await docker(...given);
  return printed === '' ? [] : printed.split('\n').map((line) => line.split('\t'));
}

/** The last lines that a container has written, to either stream; none when it is gone. */
export async function dockerLog(name: string, lines: number): Promise<readonly string[]> {
  const { all } = await execa('docker', ['logs', '--tail', String(lines), name], { all: true, reject: false });
  return all.trim().split('\n').slice(-lines);
}

const spoken = (told: unknown): string => (typeof told === 'string' ? told.trim() : '');
