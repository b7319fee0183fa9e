import { stringAt, UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { firstThat, thoseThat } from '../../inventory/views/first-that.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

/** The versions an endpoint is asked for, as its record keys them. */
const named = { Tls10: 'TLS 1.0', Tls11: 'TLS 1.1', Tls12: 'TLS 1.2', Tls13: 'TLS 1.3' };

type VersionKey = keyof typeof named;

/** Whether an endpoint offers one of the wanted versions at least, and certainly none of the others. */
export function judgeVersions(endpoint: Resource, wanted: readonly VersionKey[], mend: string): Judgement {
  const offers = (key: VersionKey): boolean => isOffered(endpoint, key);
  const keys: readonly VersionKey[] = ['Tls10', 'Tls11', 'Tls12', 'Tls13'];
  const older = keys.filter((key) => !wanted.includes(key));
  const flaw = flawIn([
    ...older.map((key) => () => (offers(key) ? fail(`Offers ${named[key]}.`, mend, { at: 'Protocols' }) : undefined)),
    () =>
      firstThat(wanted, offers) === undefined
        ? fail(`Does not offer ${inWords(wanted, 'or')}.`, mend, { at: 'Protocols' })
        : undefined,
  ]);
  return flaw ?? pass(`Offers ${inWords(thoseThat(wanted, offers), 'and')}, and refuses ${inWords(older, 'and')}.`);
}

function isOffered({ properties }: Resource, key: VersionKey): boolean {
  const path = `Protocols.${key}`;
  const state = stringAt(properties, path);
  if (state === 'offered' || state === 'refused') return state === 'offered';
  throw new UnseenInput('it was not asked for', path);
}

function inWords(keys: readonly VersionKey[], joint: 'and' | 'or'): string {
  const words = keys.map((key) => named[key]);
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}` : words.join('');
}
