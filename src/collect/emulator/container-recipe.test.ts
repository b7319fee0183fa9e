import { appendFileSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { expect } from 'chai';
import { containerRecipe } from './container-recipe.ts';

const tools = join(import.meta.dirname, '..', '..', '..', 'tools');
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-recipe-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** The names of the images where one file of the tools says something else. */
async function namesAfterChangeOf(changed?: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(scratch, 'tools-'));
  for (const name of ['moto.lock', 'localstack.lock', 'moto-server.py'])
    copyFileSync(join(tools, name), join(folder, name));
  if (changed !== undefined) appendFileSync(join(folder, changed), '# changed\n');
  const recipes = await Promise.all([containerRecipe('moto', folder), containerRecipe('localstack', folder)]);
  return recipes.map(({ name }) => name);
}

test('an image is taken for no other than one of the same server and the same packages', async () => {
  const [moto = '', localStack = ''] = await namesAfterChangeOf();
  expect(moto).to.match(/^plumbline-moto:5\.2\.5-[0-9a-f]{12}$/u);
  expect(localStack).to.match(/^plumbline-localstack:4\.14\.0-[0-9a-f]{12}$/u);
  // Wherever the checkout lies, and whenever it is asked.
  expect([(await containerRecipe('moto')).name, (await containerRecipe('localstack')).name]).to.deep.equal([
    moto,
    localStack,
  ]);
  for (const [changed, isSame] of [
    ['moto-server.py', [false, true]],
    ['moto.lock', [false, true]],
    ['localstack.lock', [true, false]],
  ] as const) {
    const names = await namesAfterChangeOf(changed);
    expect([names[0] === moto, names[1] === localStack], changed).to.deep.equal(isSame);
  }
});
