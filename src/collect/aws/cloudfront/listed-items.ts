/** The plain list that CloudFormation has where CloudFront's API tells how many there are beside them; undefined where there are none. */
export function listedItems<Item>(
  told: { readonly Items?: readonly Item[] | undefined } | undefined,
): Item[] | undefined {
  return told?.Items && told.Items.length > 0 ? [...told.Items] : undefined;
}

/** The same in order, where the order means nothing. */
export function sortedItems<Item extends string | number>(
  told: { readonly Items?: readonly Item[] | undefined } | undefined,
): Item[] | undefined {
  return listedItems(told)?.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
