import { h, type ComponentChild } from 'preact';

export type Tone = 'good' | 'bad' | 'doubt' | 'quiet';

/** How each status and verdict is shown: an icon and a word, so that colour is never the only sign. */
const marks: Readonly<Record<string, readonly [icon: string, word: string, tone: Tone]>> = {
  met: ['✓', 'met', 'good'],
  pass: ['✓', 'pass', 'good'],
  broken: ['✗', 'broken', 'bad'],
  fail: ['✗', 'fail', 'bad'],
  unknown: ['?', 'unknown', 'doubt'],
  'not-assessed': ['–', 'not assessed', 'quiet'],
  'not-applicable': ['–', 'not applicable', 'quiet'],
  contradicted: ['≠', 'contradicted', 'doubt'],
  waived: ['○', 'waived', 'doubt'],
  'above objective': ['✓', 'above objective', 'good'],
  'below objective': ['✗', 'below objective', 'bad'],
  'no objective': ['–', 'no objective', 'quiet'],
  inconclusive: ['?', 'inconclusive', 'doubt'],
  aborted: ['?', 'aborted', 'doubt'],
  unsafe: ['✗', 'unsafe', 'bad'],
  'taken back': ['✓', 'taken back', 'good'],
  held: ['○', 'held, proves nothing', 'quiet'],
  'not seen': ['?', 'not seen', 'doubt'],
  'not shown': ['✗', 'not shown to be taken back', 'bad'],
  error: ['✗', 'error', 'bad'],
  warning: ['!', 'warning', 'doubt'],
};

/** Icon, word and tone of a status or verdict; one that is not known looks doubtful, never good. */
export function signOf(status: string): readonly [icon: string, word: string, tone: Tone] {
  return (Object.hasOwn(marks, status) ? marks[status] : undefined) ?? ['?', status, 'doubt'];
}

export function mark(status: string): ComponentChild {
  const [icon, word, tone] = signOf(status);
  return h('span', { class: `mark ${tone}` }, h('span', { 'aria-hidden': 'true' }, icon), `\u00A0${word}`);
}
