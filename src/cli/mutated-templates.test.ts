import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { caseArchitecture } from '../checks/case.ts';
import { catalogue } from '../checks/catalogue.ts';
import { judge } from '../checks/judge.ts';
import { collectTemplates } from '../collect/template/collect-templates.ts';
import { mutated, mutations } from '../collect/template/mutated-trees.ts';
import { parseTemplate } from '../collect/template/parse.ts';
import { inventoryOf } from '../inventory/inventory.ts';
import { readFacts } from './facts.ts';
import { projectFolder } from './project.ts';

const folder = join(projectFolder, 'fixtures', 'architectures', 'knowledgecity-ec2', 'templates');
const names = [
  'compute',
  'data-primary',
  'delivery',
  'edge',
  'eks',
  'identity',
  'network',
  'security',
  'storage-primary',
];
const trees = [...names, 'dns-records'].map((name) => {
  const parsed = parseTemplate(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.tree;
});

/** Something for every parameter of a title. */
const parametersOf = (title: string) =>
  [...title.matchAll(/\{(\w+)\}/gu)].map(([, kind]) => (kind === 'int' || kind === 'float' ? 3 : 'kube-system'));

describe('every check', () => {
  it('judges any change to a template without failing itself, and with a message', async () => {
    const facts = await readFacts();
    const zones = (region: string) => facts.regions.get(region)?.zones?.map(({ name }) => name);
    fc.assert(
      fc.property(fc.nat({ max: trees.length - 1 }), mutations, fc.boolean(), (index, changes, defaults) => {
        const original = trees[index];
        if (!original) return;
        const tree = mutated(original, changes);
        const stack = {
          name: 'it',
          file: 'it.yaml',
          tree,
          account: '111122223333',
          region: 'eu-west-1',
          parameters: {},
        };
        const { resources, gaps } = collectTemplates([stack], { zones, defaults });
        const facing = { inventory: inventoryOf(resources, gaps), architecture: caseArchitecture, facts };
        for (const check of catalogue)
          for (const { message, subject, verdict } of judge(
            { check, sentence: check.title, parameters: parametersOf(check.title) },
            facing,
          )) {
            const said = `${check.id} of ${subject.name}: ${verdict}: ${message}`;
            expect(said)
              .to.not.include('The check itself failed')
              .and.not.match(/\[object|"undefined"|NaN|: $/u);
          }
      }),
      { numRuns: 150, seed: 23 },
    );
  });
});
