import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { type MachineLoad, MachineWatch } from './machine-load.ts';

type Look = readonly [all: number, idle: number, own: number];

/** What a watch saw that looked once at each of these. */
async function seen(...looks: readonly Look[]): Promise<MachineLoad> {
  let files = 0;
  using watch = new MachineWatch(7, {
    everyMs: 1,
    read: async (file) => {
      const look = looks[Math.floor(files / 2)] ?? looks.at(-1);
      files += 1;
      if (look === undefined) throw new Error('There is no /proc here.');
      const [all, idle, own] = look;
      return file === '/proc/stat'
        ? `cpu  ${all - idle - 30} 10 10 ${idle - 5} 5 0 0 10 99 0\ncpu0 1 1 1 1\n`
        : `7 (k6 (a) b) R 1 7 7 0 -1 0 1 0 1 0 ${own - 4} 4 0 0 20 0 9 0 1 1\n`;
    },
  });
  const limit = performance.now() + 5000;
  while (files < 2 * looks.length + 4) {
    if (performance.now() > limit) throw new Error(`The watch read ${files} files within 5 s.`);
    await pause(2);
  }
  return watch.largest;
}

test('the largest share of a look is kept, of the machine and of the process', async () => {
  expect(await seen([1000, 500, 10], [1200, 550, 60], [1400, 740, 61])).to.deep.equal({
    machineBusy: 0.75,
    generatorBusy: 0.25,
  });
});

test('where nothing can be read, nothing is claimed', async () => {
  expect(await seen()).to.deep.equal({ machineBusy: null, generatorBusy: null });
});
