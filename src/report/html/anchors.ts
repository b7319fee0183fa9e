/** An address on the page for each id, in their order: readable where the id is, and never the same twice. */
export function anchors(prefix: string, ids: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return ids.map((id) => {
    const name = `${prefix}.${id.replaceAll(/[^\w-]+/gu, '-')}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    // A dot, which no id keeps, so that nothing else is called so.
    return number === 1 ? name : `${name}.${number}`;
  });
}
