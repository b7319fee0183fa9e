import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { parse, stringify } from 'yaml';
import { parseTemplate } from '../collect/template/parse.ts';
import type { SyntaxNode } from '../collect/template/syntax-tree.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { bundledArchitectures, projectFolder } from './project.ts';

const id = 'knowledgecity-ec2';
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-forms-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

interface Declared {
  features?: string;
  account: string;
  regions: Record<string, { code: string }>;
  stacks: { name: string; template: string; region: string; parameters?: Record<string, unknown> }[];
}

/** A copy of the architecture with its declaration changed, and perhaps its templates too. */
function copy(name: string, change: (declared: Declared, folder: string) => unknown): string {
  const folder = join(scratch, name);
  cpSync(join(bundledArchitectures, id), folder, { recursive: true });
  const file = join(folder, 'architecture.yaml');
  const declared = parse(readFileSync(file, 'utf8')) as Declared;
  declared.features = join(projectFolder, 'features', id);
  writeFileSync(file, stringify(change(declared, folder)));
  return folder;
}

/** The template as JSON, with the long names of the functions. */
function asJson(file: string): string {
  const parsed = parseTemplate(readFileSync(file, 'utf8'));
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return JSON.stringify(plain(parsed.tree), null, 1);
}

function plain(node: SyntaxNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'call') return { [node.name]: plain(node.argument) };
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
}

async function verdicts(...args: readonly string[]): Promise<unknown> {
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const out = ['--no-lint', '--json', '--quiet', '--format', 'junit', '--out', join(scratch, 'reports')];
  const run = await execa(process.execPath, [main, 'verify', ...args, ...out], { reject: false });
  if (run.stdout === '') throw new Error(run.stderr);
  const { promises, architecture } = JSON.parse(run.stdout) as ReportData;
  return {
    population: architecture.population,
    promises: promises.map((promise) => ({
      id: promise.id,
      status: promise.status,
      findings: promise.proofs.flatMap(({ findings }) =>
        findings.map(({ check, subject, verdict, message }) => [check, subject.id, verdict, placeless(message)]),
      ),
    })),
  };
}

/** Some messages name places in the files, which are others in another form. */
function placeless(message: string): string {
  return message.replaceAll(/[\w./-]+\.(yaml|json):\d+/gu, 'there');
}

describe('the same architecture in another form', () => {
  const asYaml = verdicts(copy('yaml', (declared) => declared));

  it('gives the same verdicts with its templates as JSON', async () => {
    const folder = copy('json', (declared, here) => {
      for (const name of readdirSync(join(here, 'templates'))) {
        const file = join(here, 'templates', name);
        writeFileSync(file.replace(/\.yaml$/u, '.json'), asJson(file));
        rmSync(file);
      }
      const stacks = declared.stacks.map((stack) => ({
        ...stack,
        template: stack.template.replace(/\.yaml$/u, '.json'),
      }));
      return { ...declared, stacks };
    });
    expect(await verdicts(folder)).to.deep.equal(await asYaml);
  });

  it('gives the same verdicts as a CDK assembly', async () => {
    const folder = copy('cdk', (declared, here) => {
      const out = join(here, 'cdk.out');
      mkdirSync(out);
      const isOutput = (value: unknown): boolean => typeof value === 'object' && value !== null && 'output' in value;
      const artifacts = declared.stacks.map(({ name, template, region, parameters = {} }) => {
        const templateFile = `${name}.template.json`;
        writeFileSync(join(out, templateFile), asJson(join(here, 'templates', basename(template))));
        const code = declared.regions[region]?.code ?? region;
        const own = Object.fromEntries(Object.entries(parameters).filter(([, value]) => !isOutput(value)));
        return [
          name,
          {
            type: 'aws:cloudformation:stack',
            environment: `aws://${declared.account}/${code}`,
            properties: { templateFile, parameters: own },
          },
        ];
      });
      const assets = ['Tree', { type: 'cdk:tree', properties: { file: 'tree.json' } }];
      const manifest = { version: '48.0.0', artifacts: Object.fromEntries([assets, ...artifacts]) };
      writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest));
      const outputs = declared.stacks.map(({ name, parameters = {} }) => [
        name,
        Object.fromEntries(Object.entries(parameters).filter(([, value]) => isOutput(value))),
      ]);
      return { ...declared, stacks: [{ assembly: 'cdk.out', parameters: Object.fromEntries(outputs) }] };
    });
    expect(await verdicts(folder)).to.deep.equal(await asYaml);
  });

  it('gives the same verdicts with parameters from a file as with those on the command line', async () => {
    const template = join(scratch, 'database.yaml');
    writeFileSync(
      template,
      'Parameters:\n  Multi: { Type: String }\n  Days: { Type: Number, Default: 1 }\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties: { Engine: postgres, MultiAZ: !Ref Multi, BackupRetentionPeriod: !Ref Days }\n',
    );
    const list = join(scratch, 'list.json');
    writeFileSync(
      list,
      JSON.stringify([
        { ParameterKey: 'Multi', ParameterValue: 'true' },
        { ParameterKey: 'Days', ParameterValue: '14' },
      ]),
    );
    const map = join(scratch, 'map.yaml');
    writeFileSync(map, 'Parameters: { Multi: "true", Days: 14 }\n');
    const inline = await verdicts(template, '--parameters', 'Multi=true', '--parameters', 'Days=14');
    expect(await verdicts(template, '--parameters', list)).to.deep.equal(inline);
    expect(await verdicts(template, '--parameters', map)).to.deep.equal(inline);
    expect(await verdicts(template)).to.not.deep.equal(inline);
  });
});
