import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { ProofData, ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

export interface TrialScenario {
  readonly kind: string;
  readonly steps: readonly string[];
  /** More of architecture.yaml. */
  readonly declared?: string;
}

/** What came of verifying it. */
export interface Tried {
  readonly exitCode: number | undefined;
  readonly stderr: string;
  readonly report: ReportData | undefined;
  readonly proof: ProofData | undefined;
  readonly reasons: string;
}

const template =
  'Parameters:\n  Password: { Type: String, NoEcho: true, Default: none }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n';

/** For tests: verifies a small architecture without services, made in a new folder, whose one promise is proven by the scenario. */
export async function scenarioTrial(
  cwd: string,
  { kind, steps, declared = '' }: TrialScenario,
  args: readonly string[],
): Promise<Tried> {
  mkdirSync(join(cwd, 'features'), { recursive: true });
  const files = {
    'architecture.yaml': `id: shop\ntitle: Shop\nregions:\n  primary: { code: eu-west-1 }\ncomponents:\n  data: { types: [AWS::S3::Bucket] }\npaths:\n  api: [data]\n  web: [data]\nstacks:\n  - { name: data, template: data.yaml, region: primary }\n${declared}`,
    'data.yaml': template,
    'promises.yaml': `promises:\n  - { id: SHOP-1, title: It holds, proof: [${kind}] }\n`,
    'features/shop.feature': `Feature: Shop\n\n  @SHOP-1\n  Rule: It holds\n    @${kind}\n    Scenario: It holds\n${steps.map((step) => `      ${step}\n`).join('')}`,
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const all = [main, 'verify', '--no-lint', '--quiet', '--json', ...args];
  const { exitCode, stdout, stderr } = await execa(process.execPath, all, { cwd, reject: false });
  const report = stdout === '' ? undefined : (JSON.parse(stdout) as ReportData);
  const [proof] = report?.promises[0]?.proofs ?? [];
  return { exitCode, stderr, report, proof, reasons: (report?.outcome.reasons ?? []).join('\n') };
}
