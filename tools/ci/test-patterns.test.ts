import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';

const root = join(import.meta.dirname, '..', '..');

test('npm test runs every test file, and each once', () => {
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(manifest) as { readonly scripts: Readonly<Record<string, string>> };
  const patterns = ['test:unit', 'test:timed'].map((name) => [...(scripts[name] ?? '').matchAll(/'([^']+)'/gu)]);
  const run = patterns.flat().flatMap(([, pattern = '']) => globSync(pattern, { cwd: root }));
  const all = globSync('**/*.test.ts', { cwd: root, exclude: ['node_modules', 'reports', '.tools'] });
  expect(run.toSorted()).to.deep.equal(all.toSorted());
  expect(all.length).to.be.above(300);
});
