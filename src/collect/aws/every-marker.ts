/** The items of all pages of a service without paginators, which names the next page by a marker. Throws when a marker comes twice. */
export async function everyMarker<Item>(
  page: (marker: string | undefined) => Promise<{
    readonly items: readonly Item[] | undefined;
    readonly next: string | undefined;
  }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let marker: string | undefined;
  for (;;) {
    const told = await page(marker);
    items.push(...(told.items ?? []));
    if (!told.next) return items;
    if (told.next === marker)
      throw new Error(`Two pages end in the same marker (${marker}): the list would never end.`);
    marker = told.next;
  }
}
