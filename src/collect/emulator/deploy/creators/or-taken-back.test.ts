import { expect } from 'chai';
import { test } from 'node:test';
import { orTakenBack } from './or-taken-back.ts';

async function tried(fails: boolean, canTakeBack: boolean): Promise<readonly string[]> {
  const done: string[] = [];
  const rest = async (): Promise<string> => {
    if (fails) throw new Error('refused');
    return 'made';
  };
  const takeBack = async (): Promise<void> => {
    done.push('taken back');
    if (!canTakeBack) throw new Error('still in use');
  };
  const outcome = await orTakenBack(rest, takeBack).catch((error: unknown) => String(error));
  return [...done, outcome];
}

test('A resource whose rest fails is taken back, and the failure told', async () => {
  expect(await tried(true, true)).to.deep.equal(['taken back', 'Error: refused']);
  expect(await tried(true, false)).to.deep.equal(['taken back', 'Error: refused']);
  expect(await tried(false, true)).to.deep.equal(['made']);
});
