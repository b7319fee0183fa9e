import { inParallel } from './in-parallel.ts';
import { unlessVanished } from './unless-vanished.ts';

/** Works on items in parallel, at most `limit` at a time; those that vanished since they were listed give nothing. */
export async function stillThere<Item, Answer>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const answers = await inParallel(items, limit, (item) => unlessVanished(() => work(item)));
  return answers.flat();
}
