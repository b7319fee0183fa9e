import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { fateOf, mutantsOf, writeMutant } from '../../scripts/mutant.ts';
import { lintTemplates } from '../collect/lint/lint-templates.ts';
import { cfnLintCommands } from './project.ts';

const id = 'knowledgecity-ec2';
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-mutants-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

describe('a mutant', () => {
  it('survives when it does not break what it names, and the reason is said', async () => {
    const edits = [
      { file: 'templates/compute.yaml', set: ['Resources', 'ApiGroup', 'Properties', 'MaxSize'], to: '9' },
    ];
    const { killed, why } = await fateOf(id, { name: 'larger', edits, breaks: ['KC1-HA-2'] }, scratch);
    expect({ killed, why }).to.deep.equal({
      killed: false,
      why: 'not broken: KC1-HA-2; exit code 3 instead of 1',
    });
  });

  it('survives when its edit cannot be made', async () => {
    const edits = [{ file: 'templates/compute.yaml', drop: ['Resources', 'Nobody'] }];
    const { killed, why } = await fateOf(id, { name: 'nobody', edits, breaks: [] }, scratch);
    expect({ killed, why }).to.deep.equal({
      killed: false,
      why: 'There is no Resources.Nobody in templates/compute.yaml.',
    });
  });

  it('is one that cfn-lint finds nothing wrong with, so that only judgement tells it from the original', async () => {
    const inputs = [];
    for (const mutant of await mutantsOf(id)) {
      const folder = join(scratch, `linted ${mutant.name}`.replaceAll(/\W+/gu, '-'));
      await writeMutant(id, mutant, folder);
      const files = new Set(mutant.edits.map(({ file }) => file).filter((file) => file.startsWith('templates/')));
      for (const file of files) inputs.push({ path: join(folder, file), shown: `${mutant.name}: ${file}` });
    }
    const lint = await lintTemplates(inputs, {
      cfnLint: cfnLintCommands(process.env),
      regions: ['me-central-1', 'me-south-1', 'us-east-1'],
      signal: new AbortController().signal,
    });
    const findings = lint.findings.map(
      ({ rule, message, origin }) => `${origin.file}:${origin.line} ${rule} ${message}`,
    );
    expect(findings).to.deep.equal([]);
    expect(lint.status).to.equal('clean');
  });
});
