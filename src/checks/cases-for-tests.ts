import { readdirSync } from 'node:fs';
import type { Case } from './case.ts';
import type { Check } from './check.ts';

const here = new URL('.', import.meta.url);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' });

/** The cases that stand beside a check, none where it has none. */
export async function casesOf({ id }: Check): Promise<readonly Case[]> {
  const file = files.find((name) => name.endsWith(`/${id}.cases.ts`));
  if (!file) return [];
  const { cases } = (await import(new URL(file, here).href)) as { cases: readonly Case[] };
  return cases;
}
