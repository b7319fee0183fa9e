/** The items in their order, at most `most` together: what calls take that are asked of many at once. */
export function batchesOf<Item>(items: readonly Item[], most: number): readonly Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}
