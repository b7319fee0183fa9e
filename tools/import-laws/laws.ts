import { from, imports, judging, type Law, rooms } from './law.ts';
import { purityLaws } from './purity-laws.ts';

const outside = ['chaos', 'load', 'bench', 'scripts', 'tools'];
const nobody = 'Nobody imports steps or src/cli';

function roomLaw(room: string, may: readonly string[], reason: string): Law {
  const inner = rooms.filter((other) => ![room, 'cli', ...may].includes(other));
  return {
    name: room,
    at: `src/${room}`,
    rule: imports,
    reason,
    breaks: [
      ...inner.map((other) => from('..', other)),
      ...outside.map((other) => from('../..', other)),
      // Every shape of an import, and a detour.
      ...inner
        .slice(-1)
        .flatMap((other) => [
          `import '../${other}/thing.ts';`,
          `export type { Thing } from '../${other}/thing.ts';`,
          `import { thing } from '../${other}/thing.ts';\nexport const used = thing;`,
          `export const later = (): Promise<unknown> => import('../${other}/thing.ts');`,
          `export * from '../../src/${other}/thing.ts';`,
        ]),
    ],
    keeps: [...may.map((other) => from('..', other)), from('.', 'inner'), `export { stringify } from 'yaml';`],
  };
}

function nested(law: Law): Law {
  const deeper = (statement: string) => statement.replace(`'../`, `'../../`);
  return {
    ...law,
    name: `${law.name}, deeper inside`,
    at: `${law.at}/inner`,
    breaks: law.breaks.map(deeper),
    keeps: law.keeps.map(deeper),
  };
}

function inTests(law: Law): Law {
  return {
    ...law,
    name: `${law.name}, in its tests`,
    ending: '.test.ts',
    keeps: [...law.keeps, `export { test } from 'node:test';`],
  };
}

const pureLaws = [
  roomLaw('inventory', [], 'inventory and measure import nothing of ours'),
  roomLaw('measure', [], 'inventory and measure import nothing of ours'),
  ...judging.map((room) =>
    roomLaw(room, ['inventory', 'measure'], 'reach, access and cost import inventory and measure only'),
  ),
  roomLaw(
    'checks',
    ['inventory', 'measure', ...judging],
    'checks import inventory, measure, reach, access and cost only',
  ),
];

const roomLaws = [
  ...pureLaws,
  ...pureLaws.map(inTests),
  roomLaw('collect', ['inventory'], 'collect imports inventory and outside libraries only'),
  roomLaw('report', ['evidence'], 'report imports evidence only'),
];

const evidence: Law = {
  ...roomLaw(
    'evidence',
    ['checks', 'measure'],
    'evidence imports types of checks and measure, and nothing else of ours',
  ),
  keeps: [
    `export type { Finding } from '../checks/finding.ts';`,
    `import type { Measurement } from '../measure/measurement.ts';\nexport type Kept = Measurement;`,
  ],
};

const evidenceTypes: Law = {
  name: 'evidence, types only',
  at: 'src/evidence',
  rule: imports,
  reason: 'evidence imports only types of checks and measure',
  breaks: [from('..', 'checks'), from('..', 'measure')],
  keeps: [],
};

/** chaos and load lie beside src. */
function driverLaw(room: string, other: string): Law {
  const may = ['inventory', 'measure'];
  return {
    name: room,
    at: room,
    rule: imports,
    reason: `${room} imports inventory and measure only`,
    breaks: [
      ...rooms.filter((each) => ![...may, 'cli'].includes(each)).map((each) => from('../src', each)),
      // From load/scenarios, `../scripts` is load's own.
      ...[other, 'bench', 'tools'].map((each) => from('..', each)),
      from('../..', 'scripts'),
    ],
    keeps: [
      ...may.map((each) => from('../src', each)),
      from('.', 'inner'),
      `export { spawn } from 'node:child_process';`,
    ],
  };
}

const k6: Law = {
  name: 'k6 scripts',
  at: 'load/scripts',
  ending: '.js',
  rule: imports,
  reason: 'they import k6 modules and each other only',
  breaks: [
    `export { readFile } from 'node:fs';`,
    `export { thing } from '../profiles.js';`,
    from('../../src', 'measure'),
    `export { stringify } from 'yaml';`,
    `export { thing } from 'kafka';`,
    `export { thing } from 'k6x';`,
  ],
  keeps: [`export { sleep } from 'k6';`, `export { Rate } from 'k6/metrics';`, `export { thing } from './thing.js';`],
};

function nobodyLaw(at: string, steps: string, cli: string): Law {
  return {
    name: `the outermost rooms, seen from ${at}`,
    at,
    rule: imports,
    reason: nobody,
    breaks: [...(at === 'steps' ? [] : [from(steps, 'steps')]), ...(at === 'src/cli' ? [] : [from(cli, 'cli')])],
    keeps: [],
  };
}

const nobodyLaws = [
  ...rooms.map((room) => nobodyLaw(`src/${room}`, '../..', '..')),
  ...['steps', ...outside].map((at) => nobodyLaw(at, '..', '../src')),
];

const freeRooms: readonly Law[] = ['src/cli', 'steps'].map((at) => ({
  name: `${at}, which may import all`,
  at,
  rule: imports,
  reason: nobody,
  breaks: [],
  keeps: rooms.filter((room) => room !== 'cli').map((room) => from(at === 'steps' ? '../src' : '..', room)),
}));

const printing: Law = {
  name: 'printing',
  at: 'src/collect',
  rule: 'eslint(no-console)',
  reason: 'console',
  breaks: [`console.log('found');`],
  keeps: [],
};

const promises: Law = {
  name: 'awaited promises',
  at: 'src/collect',
  rule: 'typescript(no-floating-promises)',
  reason: 'Promises must be awaited',
  breaks: [`export function thing(): void {\n  Promise.resolve(1);\n}`],
  keeps: ['export async function thing(): Promise<number> {\n  return await Promise.resolve(1);\n}'],
};

const length: Law = {
  name: 'short files',
  at: 'src/collect',
  rule: 'eslint(max-lines)',
  reason: '250',
  breaks: [Array.from({ length: 251 }, (_, index) => `export const thing${index} = ${index};`).join('\n')],
  keeps: [Array.from({ length: 249 }, (_, index) => `export const thing${index} = ${index};`).join('\n')],
};

export const laws: readonly Law[] = [
  ...roomLaws,
  ...roomLaws.map(nested),
  evidence,
  evidenceTypes,
  driverLaw('chaos', 'load'),
  driverLaw('load', 'chaos'),
  k6,
  ...nobodyLaws,
  ...freeRooms,
  ...purityLaws,
  printing,
  promises,
  length,
];
