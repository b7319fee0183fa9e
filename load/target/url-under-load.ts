import { LoadRefusal } from '../load-refusal.ts';

export interface UrlUnderLoad {
  readonly url: URL;
  /** Lower case, punycode, without a dot at its end; an IPv6 address in brackets. */
  readonly hostname: string;
  readonly port: number;
  readonly usualPort: number;
}

/** A URL that load may have, whoever owns its host. Throws LoadRefusal for another scheme, plain HTTP off this machine, and credentials. */
export function urlUnderLoad(written: string): UrlUnderLoad {
  const shown = written.replace(/\/\/[^/?#]*@/u, '//…@');
  if (!URL.canParse(written)) throw new LoadRefusal(`"${shown}" is no URL. Give it as https://host/path.`);
  const url = new URL(written);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new LoadRefusal(
      `Load goes over https, and "${shown}" is ${url.protocol.slice(0, -1)}. Give it as https://host/path.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new LoadRefusal(
      `"${shown}" holds credentials, which would stand in the evidence. Give the URL without them.`,
    );
  const hostname = url.hostname.replace(/\.$/u, '');
  if (url.protocol === 'http:' && !isLoopback(hostname))
    throw new LoadRefusal(
      `"${shown}" is plain HTTP, which is permitted on this machine alone. Give it as https://host/path.`,
    );
  const usualPort = url.protocol === 'https:' ? 443 : 80;
  return { url, hostname, port: Number(url.port) || usualPort, usualPort };
}

/** Of a host as `urlUnderLoad` gives it. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}
