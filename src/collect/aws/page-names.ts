/** More pages than any list of an account has: log groups, of which a page tells 50, would be half a million. */
const mostPages = 10_000;

/**
 * Is told what each page of a list names as the next one. Throws where that was named before, or there are too many: the list would never
 * end, and what was told until then is not all.
 */
export function pageNames(): (next: string) => void {
  const named = new Set<string>();
  return (next) => {
    if (named.has(next)) throw new Error(`the next page, ${next}, was named before, so that the list would never end`);
    if (named.size === mostPages) throw new Error(`there are more than ${mostPages} pages, so that it may never end`);
    named.add(next);
  };
}
