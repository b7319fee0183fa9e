const yearSeconds = 31_536_000;

/** That a browser asks again before it uses what it kept. */
export function isRevalidated(header: string | undefined): boolean {
  const directives = directivesOf(header);
  return directives.has('no-cache') || directives.get('max-age') === '0';
}

/** That a browser keeps it for a year and never asks again: what bears a hash in its name does not change. */
export function isKeptForever(header: string | undefined): boolean {
  const directives = directivesOf(header);
  return directives.has('immutable') && Number(directives.get('max-age') ?? 0) >= yearSeconds;
}

function directivesOf(header = ''): ReadonlyMap<string, string> {
  return new Map(
    header.split(',').map((part) => {
      const [name = '', value = ''] = part.trim().toLowerCase().split('=');
      return [name, value] as const;
    }),
  );
}
