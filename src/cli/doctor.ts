import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { k6State } from '../../load/k6/k6-binary.ts';
import { postgresBinaries } from '../../chaos/drivers/postgres-binaries.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { emulatorTools } from './doctor-emulators.ts';
import type { DoctorTool } from './doctor-tool.ts';
import { cfnLintCommands, projectFolder } from './project.ts';

/** Which tools are here and what their lack means. `missing` is true when one is lacking that `verify` needs. */
export async function doctor({
  json,
}: {
  readonly json?: boolean;
}): Promise<{ readonly text: string; readonly missing: boolean }> {
  const programs = [node(), cfnLint(), validator(), python(), postgresql(), k6(), dockerEngine()];
  const tools = [...(await Promise.all(programs)), ...emulatorTools()];
  const missing = !tools.some(
    ({ name, version }) => (name === 'cfn-lint' || name === '@aws/cloudformation-validate') && version !== undefined,
  );
  if (json) return { text: `${canonicalJson({ tools }, 2)}\n`, missing };
  const lines = tools.flatMap(({ name, version, where, without, mend }) =>
    version === undefined
      ? [`✗ ${name}  missing`, `    without it: ${without}`, `    mend: ${mend}`]
      : [`✓ ${name} ${version}  ${where ?? ''}`.trimEnd()],
  );
  return { text: `${lines.join('\n')}\n`, missing };
}

async function node(): Promise<DoctorTool> {
  return {
    name: 'Node.js',
    version: process.versions.node,
    where: process.execPath,
    without: 'nothing runs',
    mend: 'node tools/setup.mjs',
    optional: false,
  };
}

async function cfnLint(): Promise<DoctorTool> {
  const base = {
    name: 'cfn-lint',
    without: "templates are linted by AWS's validator instead, which is slower and a beta",
    mend: 'node tools/setup.mjs',
    optional: true,
  };
  for (const command of cfnLintCommands(process.env)) {
    const { stdout, failed } = await execa(command, ['--version'], { reject: false });
    const [, version] = /^cfn-lint (\S+)/u.exec(stdout) ?? [];
    if (!failed && version !== undefined) return { ...base, version, where: command };
  }
  return base;
}

async function validator(): Promise<DoctorTool> {
  const folder = join(projectFolder, 'node_modules', '@aws', 'cloudformation-validate');
  const base = {
    name: '@aws/cloudformation-validate',
    without: 'no second linter stands by when cfn-lint is missing',
    mend: 'node tools/setup.mjs',
    optional: true,
  };
  const present = await access(join(folder, 'package.json')).then(
    () => true,
    () => false,
  );
  if (!present) return base;
  const { default: manifest } = (await import(join(folder, 'package.json'), { with: { type: 'json' } })) as {
    default: { version: string };
  };
  return { ...base, version: manifest.version };
}

async function python(): Promise<DoctorTool> {
  const base = {
    name: 'Python',
    without: 'neither cfn-lint nor the emulators moto and LocalStack can be installed',
    mend: 'install Python 3.10 or newer with pip',
    optional: true,
  };
  const { stdout, failed } = await execa('python3', ['--version'], { reject: false });
  const [, version] = /^Python (\S+)/u.exec(stdout) ?? [];
  return failed || version === undefined ? base : { ...base, version };
}

async function postgresql(): Promise<DoctorTool> {
  const found = postgresBinaries();
  const base = {
    name: 'PostgreSQL',
    without: 'no proof of kind chaos is done: the twin has no databases',
    mend: typeof found === 'string' ? found : '',
    optional: true,
  };
  return typeof found === 'string' ? base : { ...base, version: found.version, where: found.postgres };
}

async function k6(): Promise<DoctorTool> {
  const state = await k6State();
  const base = {
    name: 'k6',
    without: 'no proof of kind load is done',
    mend: state.kind === 'missing' ? state.mend : '',
    optional: true,
  };
  switch (state.kind) {
    case 'missing':
      return base;
    case 'to-be-built':
      return { ...base, version: 'is not built yet', where: `Go ${state.go} builds it when it is first needed` };
    case 'PATH':
      return { ...base, version: state.version, where: `${state.path}, from PATH` };
    case 'built':
      return { ...base, version: state.version, where: `${state.path}, built from tools/k6/go.mod` };
  }
}

async function dockerEngine(): Promise<DoctorTool> {
  const base = {
    name: 'Docker',
    without: 'zones of the twin are killed and stalled, and not cut off; no emulator runs in a container',
    mend: 'install a Docker engine and let it run; nothing is pulled',
    optional: true,
  };
  const { stdout, failed } = await execa('docker', ['version', '--format', '{{.Server.Version}}'], { reject: false });
  return failed ? base : { ...base, version: stdout.trim() };
}
