/** A list as CloudFront's API wants it, with how many there are; undefined where the template has none. */
export function counted<Item>(items: readonly Item[]): { Quantity: number; Items: Item[] } | undefined {
  return items.length === 0 ? undefined : { Quantity: items.length, Items: [...items] };
}
