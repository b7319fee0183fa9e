/** A name as a template writes it: without the last dot, and with characters where Route 53 tells octal codes (`\052` for `*`). */
export function dnsName(name: string): string {
  return name
    .replace(/\.$/u, '')
    .replaceAll(/\\(?<code>[0-7]{3})/gu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 8)));
}
