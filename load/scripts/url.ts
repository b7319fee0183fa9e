/** What a reference in a playlist means; k6 has no URL class. */
export function resolveUrl(reference: string, base: string): string {
  if (/^[a-z][a-z\d+.-]*:/iu.test(reference)) return reference;
  const origin = originOf(base);
  if (reference.startsWith('//')) return `${origin.replace(/\/\/.*$/u, '')}${reference}`;
  const folder = base
    .slice(origin.length)
    .replace(/[?#].*$/u, '')
    .replace(/[^/]*$/u, '');
  const [path, query] = split(reference.startsWith('/') ? reference : `${folder || '/'}${reference}`);
  const parts: string[] = [];
  for (const part of path.split('/').slice(1))
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  // `.` and `..` at the end mean a folder.
  if (/(?:^|\/)\.{1,2}$/u.test(path)) parts.push('');
  return `${origin}/${parts.join('/')}${query}`;
}

/** `https://host:8443` */
export function originOf(url: string): string {
  return /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/iu.exec(url)?.[0] ?? '';
}

function split(reference: string): readonly [string, string] {
  const at = reference.search(/[?#]/u);
  return at === -1 ? [reference, ''] : [reference.slice(0, at), reference.slice(at).replace(/#.*$/u, '')];
}
