/**
 * The items of all pages that a paginator of the SDK walks. Throws where a service names a page that it gave before: it would never end, and
 * what was told until then is not all.
 */
export async function everyPage<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const named = new Set<string>();
  for await (const page of pages) {
    items.push(...(itemsOf(page) ?? []));
    for (const [key, token] of Object.entries(page as object)) {
      if (!nextPage.test(key) || typeof token !== 'string' || token === '') continue;
      if (named.has(token)) throw new Error(`the page named by ${key} was given before`);
      named.add(token);
    }
  }
  return items;
}

const nextPage = /^(?:next\w*|paginationToken|nextContinuationToken)$/iu;
