import { from, imports, judging, type Law } from './law.ts';

function purity(room: string): readonly Law[] {
  const law = (
    name: string,
    rule: string,
    reason: string,
    breaks: readonly string[],
    keeps: readonly string[] = [],
  ): Law => ({
    name: `${room}, ${name}`,
    at: `src/${room}`,
    rule,
    reason,
    breaks,
    keeps,
  });
  const builtins = [
    'fs',
    'fs/promises',
    'child_process',
    'net',
    'http',
    'os',
    'process',
    'timers',
    'timers/promises',
    'crypto',
  ];
  return [
    law(
      'no Node',
      imports,
      'Judgement is pure',
      builtins.map((name) => `export * as thing from 'node:${name}';`),
    ),
    law(
      'handed its facts',
      imports,
      'handed facts',
      ['facts', 'fixtures'].map((name) => from('../..', name)),
    ),
    law(
      'no globals of the outer world',
      'eslint(no-restricted-globals)',
      'Judgement is pure',
      [
        'export const thing = process.env;',
        'export const thing = globalThis.process;',
        'export const thing = performance.now();',
        'export const thing = crypto.randomUUID();',
        `export const thing = (): unknown => fetch('https://example.org');`,
        'export const thing = (later: () => void): unknown => setTimeout(later, 1);',
      ],
      ['export const named = (process: string): string => process;'],
    ),
    law(
      'no clock, no dice',
      'eslint(no-restricted-properties)',
      'Judgement is pure',
      ['export const thing = Date.now();', 'export const thing = Math.random();'],
      [`export const thing = Date.parse('2026-11-01T00:00:00Z');`, 'export const thing = Math.max(1, 2);'],
    ),
    law(
      'no present moment',
      'plumbline(no-current-time)',
      'Judgement is pure',
      ['export const thing = new Date();', 'export const thing = Date();'],
      [`export const thing = new Date('2026-11-01T00:00:00Z');`],
    ),
  ];
}

/** What judgement may not touch, in every room that judges. */
export const purityLaws: readonly Law[] = ['inventory', 'measure', ...judging, 'checks'].flatMap(purity);
