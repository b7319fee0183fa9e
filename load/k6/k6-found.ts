import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { k6Environment } from './k6-environment.ts';

export interface FoundK6 {
  readonly path: string;
  /** `2.2.0`; undefined where the program does not say that it is k6. */
  readonly version?: string;
}

/** Every program named k6 on a search path, in its order, with what it says of itself. */
export async function k6OnPath(searchPath: string): Promise<readonly FoundK6[]> {
  const files = searchPath
    .split(delimiter)
    // The npm package of that name is an empty stub, and npm puts its folder of commands first.
    .filter((folder) => isAbsolute(folder) && !folder.split(sep).includes('node_modules'))
    .map((folder) => join(folder, 'k6'));
  const present = await Promise.all(files.map(isProgram));
  return Promise.all(
    [...new Set(files.filter((_, index) => present[index]))].map(async (path) => {
      const version = await k6Version(path);
      return version === undefined ? { path } : { path, version };
    }),
  );
}

/** Which k6 a program is; undefined where it is none, or does not start. */
export async function k6Version(path: string): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)(path, ['version'], {
    timeout: 20_000,
    env: k6Environment(process.env),
  }).catch(() => ({ stdout: '' }));
  return /^k6(?:\.exe)? v(?<version>\d+\.\d+\.\d+\S*) \(/u.exec(stdout)?.groups?.['version'];
}

/** Scripts and options are those of k6 2. */
export function isFit({ version }: FoundK6): boolean {
  return version?.startsWith('2.') ?? false;
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}
