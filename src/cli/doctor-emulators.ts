import { type EmulatorProgram, installedProgram } from '../collect/emulator/emulator-program.ts';
import { localStack } from '../collect/emulator/localstack.ts';
import { moto } from '../collect/emulator/moto.ts';
import type { DoctorTool } from './doctor-tool.ts';

/** The emulators that `verify --target emulator` starts by itself, as they are installed now. */
export function emulatorTools(): readonly DoctorTool[] {
  return [motoTool(installedProgram(moto)), localStackTool(installedProgram(localStack))];
}

export function motoTool(found: EmulatorProgram | undefined): DoctorTool {
  return {
    name: 'moto',
    ...installed(found),
    without:
      'verify --target emulator installs it first; where it cannot, it takes --emulator localstack, docker:moto or the URL of one that runs',
    mend: 'node tools/setup.mjs --retry --with moto, which takes Python 3.10 or newer',
    optional: true,
  };
}

export function localStackTool(found: EmulatorProgram | undefined): DoctorTool {
  return {
    name: 'LocalStack',
    ...installed(found),
    without:
      'verify --target emulator --emulator localstack installs it first; where it cannot, it takes docker:localstack or the URL of one that runs',
    mend: 'node tools/setup.mjs --retry --with localstack, which takes Python 3.12 or 3.13',
    optional: true,
  };
}

function installed(found: EmulatorProgram | undefined): Pick<DoctorTool, 'version' | 'where'> {
  return found ? { version: found.version ?? 'of an unknown version', where: found.path } : {};
}
