/** Work that is done once for each key. */
export function memo<T>(): (key: string, work: () => T) => T {
  const known = new Map<string, T>();
  return (key, work) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = work();
    known.set(key, made);
    return made;
  };
}
