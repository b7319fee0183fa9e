/** A word of the command line: `Password=…` of a NoEcho parameter without its value. */
export function withoutSecret(word: string, secrets: ReadonlySet<string>): string {
  const [, start = '', name = ''] = /^((?:--parameters=)?([^=]+)=)./u.exec(word) ?? [];
  return secrets.has(name) ? `${start}[redacted]` : word;
}
