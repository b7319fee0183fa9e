import { pageNames } from './page-names.ts';

/**
 * The items of all pages of a service without paginators, which names the next page by a marker or a token. Throws when one is named twice,
 * or there is no end.
 */
export async function everyMarker<Item>(
  page: (marker: string | undefined) => Promise<{
    readonly items: readonly Item[] | undefined;
    readonly next: string | undefined;
  }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const named = pageNames();
  let marker: string | undefined;
  for (;;) {
    const told = await page(marker);
    items.push(...(told.items ?? []));
    if (!told.next) return items;
    named(told.next);
    marker = told.next;
  }
}
