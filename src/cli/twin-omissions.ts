import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';

type Section = readonly [title: string, lines: readonly string[]];

/** How parts differ from what they stand for, what was not seen, and what has no part, each reason once with all that it holds for. */
export function twinOmissions({ mapping, links = [], notModelled }: TwinPlan): readonly Section[] {
  const differences = mapping.flatMap(({ part, substitution }) =>
    substitution === '' ? [] : substitution.split('; ').map((text) => ({ text, name: part })),
  );
  const omitted = (unseen: boolean) =>
    notModelled
      .filter((one) => (one.unseen !== undefined) === unseen)
      .map(({ resource, reason }) => ({ text: reason, name: resource.slice(resource.lastIndexOf('/') + 1) }));
  const assumed = links.filter(({ source }) => source === undefined);
  return [
    [
      'Differences',
      [
        ...gathered(differences),
        ...assumed.map(
          ({ from, to, delayMs }) => `  ${delayMs} ms from ${from} to ${to} is assumed; no source gives a figure`,
        ),
      ],
    ],
    ['Not seen, and so left out', gathered(omitted(true))],
    ['Not modelled; what hangs on it is not assessed here', gathered(omitted(false))],
  ];
}

/** The most frequent reason last, since it is the least telling. */
function gathered(items: readonly { readonly text: string; readonly name: string }[]): readonly string[] {
  return [...Map.groupBy(items, ({ text }) => text)]
    .toSorted(([, one], [, other]) => one.length - other.length)
    .map(([text, all]) => `  ${named(all.map(({ name }) => name))}: ${text}`);
}

function named(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const few = distinct.slice(0, 4).join(', ');
  return distinct.length > 4 ? `${few} and ${distinct.length - 4} more` : few;
}
