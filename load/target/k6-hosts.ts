import type { Resolve } from './resolve.ts';
import { urlUnderLoad } from './url-under-load.ts';

/** k6's option `hosts` for these URLs: `name:port` to `address:port`. Names that resolve by themselves are left out. */
export function k6Hosts(urls: readonly string[], resolve: Resolve): Readonly<Record<string, string>> {
  return Object.fromEntries(
    urls.flatMap((url) => {
      const { hostname, port } = urlUnderLoad(url);
      const place = resolve(hostname, port);
      if (place === undefined) return [];
      const address = place.host.includes(':') ? `[${place.host}]` : place.host;
      return [[`${hostname}:${port}`, `${address}:${place.port}`]];
    }),
  );
}
