/** The items of all pages, for a service whose SDK has no paginators: each page tells the token of the next. */
export async function everyToken<Item>(
  page: (token: string | undefined) => Promise<readonly [items: readonly Item[] | undefined, next: string | undefined]>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const [more = [], next] = await page(token);
    items.push(...more);
    if (next !== undefined && next === token)
      throw new Error(
        `Expected the token of another page, got the same one again: ${next}. Ask for fewer pages, or report it.`,
      );
    token = next;
  } while (token !== undefined && token !== '');
  return items;
}
