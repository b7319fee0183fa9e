import { test } from 'node:test';
import { assert } from 'chai';
import { loadProfiles, phasesFor } from './profiles.ts';

const secondsOf = (name: string, pacedMs: number): readonly number[] => {
  const profile = loadProfiles.find((one) => one.name === name);
  if (!profile) throw new Error(`There is no profile ${name}.`);
  return phasesFor(profile, pacedMs).map(({ seconds }) => seconds);
};

test('a judged phase lasts twice as long as a visit, as the load grows until the first visits end', () => {
  assert.deepEqual(secondsOf('quick', 0), [3, 12, 20]);
  assert.deepEqual(secondsOf('quick', 6000), [3, 12, 20]);
  assert.deepEqual(secondsOf('quick', 18_500), [3, 37, 37]);
  assert.deepEqual(secondsOf('full', 45_000), [10, 90, 120]);
});

test('a rehearsal stays as short as it is', () => {
  assert.deepEqual(secondsOf('smoke', 18_500), [1, 3, 3]);
});
