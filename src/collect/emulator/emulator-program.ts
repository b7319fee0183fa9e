import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';

export interface EmulatorProgram {
  readonly path: string;
  /** Of the package it comes from. */
  readonly version?: string;
}

/** A Python program that the set-up installs under .tools/ when it is first needed. */
export interface Installed {
  /** What `tools/setup.mjs --with` calls it. */
  readonly tool: 'moto' | 'localstack';
  readonly program: string;
  readonly distribution: string;
}

const projectFolder = join(import.meta.dirname, '..', '..', '..');

/** The folder of the virtual environment that a tool is installed to. */
function homeOf(tool: Installed['tool']): string {
  return join(projectFolder, '.tools', tool);
}

/** The program, where it is installed. */
export function installedProgram({ tool, program, distribution }: Installed): EmulatorProgram | undefined {
  const path = join(homeOf(tool), 'bin', program);
  if (!existsSync(path)) return undefined;
  const [folder] = globSync(join(homeOf(tool), 'lib', 'python3*', 'site-packages', `${distribution}-*.dist-info`));
  const version = /-(?<version>[^-]+)\.dist-info$/u.exec(folder ?? '')?.groups?.['version'];
  return version === undefined ? { path } : { path, version };
}

/** The program as its lock file pins it; the set-up installs it where it is missing or of another version. */
export async function emulatorProgram(installed: Installed, signal: AbortSignal): Promise<EmulatorProgram> {
  const { tool } = installed;
  const setup = join(projectFolder, 'tools', 'setup.mjs');
  // Asked each time, for a tenth of a second: an older version that is left over has other capabilities.
  const { stderr, failed } = await execa(process.execPath, [setup, '--with', tool], {
    reject: false,
    cancelSignal: signal,
  });
  signal.throwIfAborted();
  const found = failed ? undefined : installedProgram(installed);
  if (found !== undefined) return found;
  throw new Error(
    `${tool} is not installed under .tools/, and could not be installed now. Mend this and try again, or take docker:${tool}, or the URL of one that runs:\n${stderr}`,
  );
}
