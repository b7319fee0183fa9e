import { h, type ComponentChild } from 'preact';

/** How each status and verdict is shown: an icon and a word, so that colour is never the only sign. */
const marks: Readonly<Record<string, readonly [icon: string, word: string, tone: string]>> = {
  met: ['✓', 'met', 'good'],
  pass: ['✓', 'pass', 'good'],
  broken: ['✗', 'broken', 'bad'],
  fail: ['✗', 'fail', 'bad'],
  unknown: ['?', 'unknown', 'doubt'],
  'not-assessed': ['–', 'not assessed', 'quiet'],
  'not-applicable': ['·', 'not applicable', 'quiet'],
  contradicted: ['≠', 'contradicted', 'doubt'],
  waived: ['w', 'waived', 'doubt'],
};

export function mark(status: string): ComponentChild {
  const [icon, word, tone] = marks[status] ?? ['?', status, 'doubt'];
  return h('span', { class: `mark ${tone}` }, h('span', { 'aria-hidden': 'true' }, icon), ` ${word}`);
}
