/** Whose turn it is: each in proportion to its weight, evenly spread, without chance. */
export function turnOf<Item extends { readonly weight: number }>(
  items: readonly Item[],
  turn: number,
): Item | undefined {
  const total = items.reduce((sum, { weight }) => sum + weight, 0);
  // Multiples of the golden ratio fall as evenly between 0 and 1 as any sequence can.
  let left = ((turn * 0.618_033_988_749_895) % 1) * total;
  return items.find(({ weight }) => (left -= weight) < 0) ?? items.at(-1);
}
