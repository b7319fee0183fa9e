/** Does the work for each item, at most `limit` at a time; answers stand in the items' order. Rejects with the first failure, and then starts no more. */
export async function inParallel<Item, Answer>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers = new Map<number, Answer>();
  const queue = items.entries();
  const state = { failed: false };
  async function worker(): Promise<void> {
    for (const [index, item] of queue) {
      if (state.failed) return;
      try {
        answers.set(index, await work(item));
      } catch (error) {
        state.failed = true;
        throw error;
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return items.map((_, index) => answers.get(index) as Answer);
}
