import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bad-input-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

let count = 0;
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(scratch, `case-${(count += 1)}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function plumbline(cwd: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'main.ts'), ...args],
    { cwd, reject: false, env: environment },
  );
  expect(`${stdout}${stderr}`, 'no stack trace').not.to.match(/\n\s+at .*\.ts:\d+/u);
  return { exitCode, stdout, stderr };
}

async function judged(
  cwd: string,
  args: readonly string[],
): Promise<{ exitCode: number | undefined; report: ReportData; reasons: string }> {
  const { exitCode, stdout } = await plumbline(cwd, ['verify', ...args, '--no-lint', '--quiet', '--json']);
  const report = JSON.parse(stdout) as ReportData;
  return { exitCode, report, reasons: report.outcome.reasons.join('\n') };
}

const findings = ({ promises }: ReportData) =>
  promises.flatMap(({ proofs }) => proofs.flatMap((proof) => proof.findings));
const bucket = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n';

describe('templates that cannot be judged as they are', { concurrency: 2 }, () => {
  it('broken YAML: file and line, exit 2, and the other template is judged all the same', async () => {
    const { exitCode, report, reasons } = await judged(
      folderWith({ 'broken.yaml': 'Resources:\n  A: [1\n  B: 2\n', 'good.yaml': bucket }),
      ['broken.yaml', 'good.yaml'],
    );
    expect(exitCode).to.equal(2);
    expect(reasons).to.match(/\(broken\.yaml:\d\) Mend the file; it was not judged\./u);
    expect(findings(report).some(({ subject, verdict }) => subject.name === 'Data' && verdict === 'pass')).to.equal(
      true,
    );
    expect(report.promises.filter(({ status }) => status === 'met')).to.deep.equal([]);
  });

  for (const [name, content, reason] of [
    ['an empty file', '', 'The file is empty.'],
    ['a binary file', Buffer.from([0, 1, 2, 255, 0]), 'This is a binary file, not a YAML or JSON template.'],
    [
      'a file that is no template',
      'hello: world\n',
      'The file has no Resources section, so it is not a CloudFormation template.',
    ],
  ] as const) {
    it(`${name}: exit 2, nothing is met`, async () => {
      const { exitCode, report, reasons } = await judged(folderWith({ 'it.yaml': content }), ['it.yaml']);
      expect({
        exitCode,
        reasons: reasons.includes(reason),
        met: report.promises.filter(({ status }) => status === 'met'),
      }).to.deep.equal({ exitCode: 2, reasons: true, met: [] });
    });
  }

  it('a second YAML document: exit 2, since it would be judged by nobody', async () => {
    const two = folderWith({ 'two.yaml': `${bucket}---\n${bucket}` });
    const { exitCode, reasons } = await judged(two, ['two.yaml']);
    expect(exitCode).to.equal(2);
    expect(reasons.split('\n')).to.include(
      'A template is one YAML document; another begins here (two.yaml:4) Mend the file; it was not judged.',
    );
  });

  it('a misspelt type: nothing is met, naming it and its line', async () => {
    const template = 'Resources:\n  Orders:\n    Type: AWS::RDS::DBInstnce\n';
    const { report } = await judged(folderWith({ 'db.yaml': template }), ['db.yaml']);
    expect(report.promises.filter(({ status }) => status === 'met')).to.deep.equal([]);
    expect(findings(report).find(({ subject }) => subject.type === 'gap')).to.include({
      message: 'Not seen: there is no resource type "AWS::RDS::DBInstnce".',
      origin: 'db.yaml:2',
    });
  });

  it('a template without resources: nothing assessed, exit 3', async () => {
    const { exitCode, report } = await judged(folderWith({ 'none.yaml': 'Resources: {}\n' }), ['none.yaml']);
    expect({
      exitCode,
      word: report.outcome.word,
      statuses: [...new Set(report.promises.map(({ status }) => status))],
    }).to.deep.equal({ exitCode: 3, word: 'nothing assessed', statuses: ['not-assessed'] });
  });

  for (const [name, written, reason] of [
    ['a missing import', '!ImportValue nobody-exports-this', 'no stack in us-east-1 exports "nobody-exports-this"'],
    ['an unknown intrinsic', '!Frobnicate x', 'Fn::Frobnicate is not a function that is evaluated here'],
    ['a parameter without value', '!Ref Standby', 'parameter "Standby" has no value'],
  ] as const) {
    it(`${name}: unknown, naming it and its line, never a pass`, async () => {
      const template = `Parameters:\n  Standby: { Type: String }\nResources:\n  Orders:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: postgres\n      MultiAZ: ${written}\n`;
      const { report } = await judged(folderWith({ 'db.yaml': template }), ['db.yaml']);
      const [finding] = findings(report).filter(({ check }) => check === 'database-has-standby-zone');
      expect(finding).to.include({ verdict: 'unknown', message: `MultiAZ: ${reason}.`, origin: 'db.yaml:8' });
    });
  }

  it('500 resources are judged, each of them', async () => {
    const many = `Resources:\n${Array.from({ length: 500 }, (_, index) => `  Bucket${index}:\n    Type: AWS::S3::Bucket\n`).join('')}`;
    const { report } = await judged(folderWith({ 'many.yaml': many }), ['many.yaml']);
    expect(
      new Set(
        findings(report)
          .filter(({ check }) => check === 'bucket-is-encrypted-at-rest')
          .map(({ subject }) => subject.name),
      ).size,
    ).to.equal(500);
  });
});

const architecture = (more = ''): string =>
  `id: shop\ntitle: Shop\nregions:\n  primary: { code: eu-west-1 }\nstacks:\n  - { name: data, template: data.yaml, region: primary }\n${more}`;
const promises = 'promises:\n  - { id: SHOP-1, title: Buckets are encrypted, proof: [inv] }\n';
const feature = (tag = '@SHOP-1', sentence = 'every bucket is encrypted at rest'): string =>
  `Feature: Shop\n  Background:\n    Given the architecture "shop"\n\n  ${tag}\n  Rule: Encrypted\n    @inv\n    Scenario: Buckets\n      Then ${sentence}\n`;
const shop = (changed: Readonly<Record<string, string>> = {}): string =>
  folderWith({
    'architecture.yaml': architecture(),
    'data.yaml': bucket,
    'promises.yaml': promises,
    'features/shop.feature': feature(),
    ...changed,
  });

describe("a user's own architecture", { concurrency: 2 }, () => {
  it('is judged from its own features', async () => {
    const { report } = await judged(shop(), []);
    expect(report.promises.map(({ id, status }) => [id, status])).to.deep.equal([['SHOP-1', 'met']]);
  });

  for (const [name, changed, message] of [
    [
      'a feature with an unregistered promise',
      {
        'features/shop.feature': `${feature()}\n  @SHOP-2\n  Rule: Other\n    @inv\n    Scenario: Again\n      Then every bucket is encrypted at rest\n`,
      },
      /Promise SHOP-2 is not registered \(features\/shop\.feature:12\)/u,
    ],
    [
      'a promise in no feature',
      { 'promises.yaml': `${promises}  - { id: SHOP-2, title: Other, proof: [inv] }\n` },
      /Promise SHOP-2 stands in no feature \(promises\.yaml:3\)/u,
    ],
    [
      'a kind without a scenario',
      { 'promises.yaml': promises.replace('[inv]', '[inv, calc]') },
      /Promise SHOP-1 has no scenario of kind calc/u,
    ],
    [
      'a sentence nobody wrote',
      { 'features/shop.feature': feature('@SHOP-1', 'every bucket is green') },
      /No sentence matches "every bucket is green"/u,
    ],
    [
      'a component nobody declared',
      { 'features/shop.feature': feature().replace('      Then', '      Given its "cellar"\n      Then') },
      /There is no component "cellar"/u,
    ],
    [
      'broken Gherkin',
      { 'features/other.feature': 'Feature: x\n  Scenario: y\n    Given z\n    Rubbish\n' },
      /features\/other\.feature:4/u,
    ],
  ] as const) {
    it(`${name}: exit 2, said in one sentence`, async () => {
      const { exitCode, reasons } = await judged(shop(changed), []);
      expect(exitCode).to.equal(2);
      expect(reasons).to.match(message);
    });
  }

  for (const [name, changed, args, message] of [
    [
      'an unknown key in architecture.yaml',
      { 'architecture.yaml': architecture('objective: {}\n') },
      [],
      'plumbline: The file must NOT have additional properties: objective (architecture.yaml:7). See architecture.schema.json.',
    ],
    [
      'a region the SDK data lacks',
      {},
      ['--region', 'primary=me-central-2'],
      'plumbline: There is no region "me-central-2" in the SDK data (architecture.yaml). Use a region code of facts/regions.yaml.',
    ],
    [
      'a role the architecture lacks',
      {},
      ['--region', 'second=eu-west-2'],
      'plumbline: There is no region role "second" (architecture.yaml:3). Use one of: primary.',
    ],
    [
      'a parameter nobody declares',
      {},
      ['--parameters', 'Size=3'],
      'plumbline: No template declares parameter "Size". Mend its name in --parameters.',
    ],
    [
      'a region given twice',
      {},
      ['--region', 'primary=eu-west-1', '--region', 'primary=eu-west-2'],
      'plumbline: --region is given twice for primary. Give one.',
    ],
    [
      'a parameter file with a name twice',
      { 'p.json': '{ "Size": 1,\n  "Size": 2 }' },
      ['--parameters', 'p.json'],
      'plumbline: Map keys must be unique (p.json:2). Mend the parameter file.',
    ],
    [
      'a parameter that is a map',
      { 'p.json': '{ "Size": { "of": 1 } }' },
      ['--parameters', 'p.json'],
      'plumbline: Parameter "Size" is given a map (p.json). Give it a text, a number or a list of them.',
    ],
    [
      'tags that cannot be read',
      {},
      ['--tags', '@inv and'],
      'plumbline: --tags "@inv and" cannot be read: Expected operand. Write for example --tags "@KC1-HA-5 or @inv".',
    ],
    [
      'a reports folder where none can be made',
      {},
      ['--out', '/proc/reports'],
      'plumbline: Cannot write to the reports folder "/proc/reports": ENOENT. Make it writable, or give another with --out.',
    ],
    [
      'a kind that is none',
      {},
      ['--prove', 'vibes'],
      'plumbline: There is no proof kind "vibes". Use --prove with some of: inv, path, iam, k8s, tls, load, chaos, cost, calc, doc.',
    ],
    [
      'a target that does not exist',
      {},
      ['--target', 'moon'],
      'plumbline: There is no target "moon". Use --target template, emulator or live.',
    ],
    [
      'a reports folder that cannot be written',
      {},
      ['--out', 'data.yaml/reports'],
      'plumbline: Cannot write to the reports folder "data.yaml/reports": ENOTDIR. Make it writable, or give another with --out.',
    ],
  ] as const) {
    it(`${name}: exit 2 before any work`, async () => {
      const folder = shop(changed);
      const { exitCode, stderr } = await plumbline(folder, ['verify', '--no-lint', '--quiet', ...args]);
      expect({ exitCode, stderr }).to.deep.equal({ exitCode: 2, stderr: message });
    });
  }

  it('a selection that matches nothing: exit 2', async () => {
    const { exitCode, reasons } = await judged(shop(), ['--tags', '@NOBODY']);
    expect({ exitCode, said: reasons.includes('The selection matches no scenario.') }).to.deep.equal({
      exitCode: 2,
      said: true,
    });
  });

  it('two architectures with one id: exit 2, naming both', async () => {
    const folder = folderWith({ 'a/architecture.yaml': architecture(), 'b/architecture.yaml': architecture() });
    const { exitCode, stderr } = await plumbline(folder, ['verify', 'a', 'b', '--quiet']);
    expect({ exitCode, stderr }).to.deep.equal({
      exitCode: 2,
      stderr:
        'plumbline: Two architectures have the id "shop": a/architecture.yaml and b/architecture.yaml. Give one architecture per run, each with an id of its own.',
    });
  });

  it('a folder without templates: exit 2', async () => {
    const { exitCode, stderr } = await plumbline(folderWith({ 'x/readme.md': 'hi' }), ['verify', 'x', '--quiet']);
    expect({
      exitCode,
      said: stderr.includes('There is neither an architecture.yaml nor a template in "x".'),
    }).to.deep.equal({ exitCode: 2, said: true });
  });
});

describe('linters and interruption', () => {
  const fakeLint = (folder: string, body: string): string => {
    const file = join(folder, 'cfn-lint');
    writeFileSync(file, `#!/bin/sh\nif [ "$1" = --version ]; then echo "cfn-lint 9.9.9"; exit 0; fi\n${body}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  it("cfn-lint reads nobody's configuration file, so that none can switch rules off unseen", async () => {
    const template = 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties: { BucketNme: x }\n';
    const folder = folderWith({ '.cfnlintrc': 'ignore_checks: [E]\n', 'it.yaml': template });
    const { stdout } = await plumbline(folder, ['verify', 'it.yaml', '--quiet', '--json']);
    expect((JSON.parse(stdout) as ReportData).input.status).to.equal('errors');
  });

  for (const [name, body, note] of [
    ['absent', undefined, 'cfn-lint is absent or does not start'],
    ['crashing', 'echo boom >&2; exit 1', 'cfn-lint 9.9.9 failed with exit code 1: boom'],
    ['talking rubbish', 'echo rubbish; exit 0', 'cfn-lint 9.9.9 printed something that is not its JSON: rubbish'],
    [
      'claiming errors it does not name',
      'echo "[]"; exit 2',
      'cfn-lint 9.9.9 ended with exit code 2 and named no finding',
    ],
  ] as const) {
    it(`cfn-lint ${name}: AWS's validator lints instead, and the report says why`, async () => {
      const folder = shop();
      const command = body === undefined ? join(folder, 'no-such-tool') : fakeLint(folder, body);
      const { stdout } = await plumbline(folder, ['verify', '--quiet', '--json'], { PLUMBLINE_CFN_LINT: command });
      const { input } = JSON.parse(stdout) as ReportData;
      expect(input.linter?.name).to.equal('@aws/cloudformation-validate');
      expect(
        input.notes.some((text) => text.startsWith(note)),
        input.notes.join('; '),
      ).to.equal(true);
    });
  }

  it('Ctrl-C: exit 3, what was judged is kept as interrupted, earlier reports stay', async () => {
    const folder = shop();
    await plumbline(folder, ['verify', '--quiet', '--no-lint']);
    const [earlier] = readdirSync(join(folder, 'reports'));
    const running = execa(process.execPath, [join(projectFolder, 'src', 'cli', 'main.ts'), 'verify', '--json'], {
      cwd: folder,
      reject: false,
      env: { PLUMBLINE_CFN_LINT: fakeLint(folder, 'exec sleep 60') },
    });
    for await (const line of running.iterable({ from: 'stderr' }))
      if (line.includes('waiting for the linter')) running.kill('SIGINT');
    const { exitCode, stdout } = await running;
    const report = JSON.parse(stdout) as ReportData;
    expect({ exitCode, word: report.outcome.word }).to.deep.equal({ exitCode: 3, word: 'interrupted' });
    expect(readdirSync(join(folder, 'reports')))
      .to.include(earlier)
      .and.to.have.length(2);
  });
});
