/** A token whose signature no longer fits: one character of it is another. What merely reads tokens takes it. */
export function spoiled(token: string): string {
  const at = token.lastIndexOf('.') + 1 + Math.floor((token.length - token.lastIndexOf('.') - 1) / 2);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
