import { h, type ComponentChild } from 'preact';
import type { TwinData } from '../../evidence/experiment-data.ts';
import { count } from './count.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

const profiles: Readonly<Record<string, string>> = {
  quick: 'quick: the first target of an experiment, in one way, once. A sample: that it passes proves no promise',
  full: 'full: every target of every experiment, in every way that this driver can',
};

/** What was broken, and how it differs from AWS: said before any figure. */
export function twin({
  driver,
  profile,
  timeScale,
  changes,
  substitutions,
  notModelled,
  declared,
}: TwinData): ComponentChild {
  const facts: readonly (readonly [string, ComponentChild])[] = [
    ['Driver', driver],
    ['Profile', `${(Object.hasOwn(profiles, profile) ? profiles[profile] : undefined) ?? profile}.`],
    [
      'Timers',
      timeScale === 1 ? 'real time, as the templates set them.' : `${timeScale}x faster than the templates set them.`,
    ],
    [
      'Asked to differ',
      changes.length === 0
        ? 'in nothing.'
        : h('strong', {}, `${changes.join('; ')}. So it is not the twin of these templates.`),
    ],
  ];
  return h(
    'div',
    { class: 'twin' },
    h('h3', {}, 'What it was done on'),
    h(
      'p',
      {},
      h('strong', {}, 'Not on AWS. '),
      'A local twin of the architecture: its zones, load balancers, databases, name server and health checks, all on one machine.',
    ),
    timeScale === 1
      ? null
      : h(
          'p',
          { class: 'notice warning' },
          h('strong', {}, `! Scaled ${timeScale}x: mechanism, not proof. `),
          `One second of a run stands for ${timeScale} s of real time, and no time in it proves a promise. Worst cases are told in real time.`,
        ),
    h('dl', { class: 'facts' }, ...facts.map(([term, text]) => h('div', {}, h('dt', {}, term), h('dd', {}, text)))),
    declaredTable(declared),
    h(
      'details',
      {},
      h('summary', {}, `What stands in for ${count(substitutions.length, 'resource')}, and how it differs`),
      substitutions.length === 0
        ? h('p', {}, 'No part is told to differ from its resource.')
        : table(
            'Resources, and the parts that stand in for them',
            ['Resource', 'Part of the twin', 'How it differs'],
            substitutions.map(({ resource, part, substitution }) => [
              resource,
              part,
              h('span', {}, ...prose(substitution)),
            ]),
            'twin-parts',
          ),
    ),
    h(
      'details',
      {},
      h('summary', {}, `What the twin does not model: ${count(notModelled.length, 'resource')}`),
      notModelled.length === 0
        ? h('p', {}, 'Nothing is told to be left out.')
        : table(
            'Resources without a part; what hangs on them was not shown',
            ['Resource', 'Reason'],
            notModelled.map(({ resource, reason }) => [resource, h('span', {}, ...prose(reason))]),
            'gaps',
          ),
    ),
  );
}

function declaredTable(declared: TwinData['declared']): ComponentChild {
  if (declared.length === 0) return h('p', {}, 'No time that only AWS decides is declared.');
  return table(
    'Times that only AWS decides: declared, never measured here, and shown apart from what was measured',
    ['What', 'Reckoned with', 'Band', 'Source'],
    declared.map(({ what, seconds, band: [low, high], source }) => [
      what,
      `${seconds} s`,
      `${low} to ${high} s`,
      source === undefined ? 'none, so no proof may rest on it' : h('span', {}, ...prose(source)),
    ]),
    'declared',
  );
}
