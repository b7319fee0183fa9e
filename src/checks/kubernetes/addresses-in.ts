import type { Address } from '../../inventory/views/cache-of-address.ts';
import type { Setting } from '../../inventory/views/container-settings.ts';

const written =
  /^(?:(?<scheme>[a-z][a-z0-9+.-]*):\/\/)?(?:[^\s/@]*@)?(?<host>[A-Za-z0-9][A-Za-z0-9._-]*)(?::(?<port>\d{1,5}))?(?:[/?#].*)?$/u;
const saysAddress = /(?:host|address|addr|endpoint|url|uri|servers?|nodes?|hostname)$/iu;

/** The addresses in a setting's text. A bare word is one only where the setting's name says that it holds an address. */
export function addressesIn({ name, value }: Pick<Setting, 'name' | 'value'>): readonly Address[] {
  return value.split(/[\s,;"'=[\]{}]+/u).flatMap((piece): Address[] => {
    const { scheme, host, port } = written.exec(piece)?.groups ?? {};
    if (host === undefined || !/[A-Za-z]|^\d+(?:\.\d+){3}$/u.test(host)) return [];
    if (scheme === undefined && port === undefined && !host.includes('.') && !saysAddress.test(name)) return [];
    return [
      { host, ...(scheme === undefined ? {} : { scheme }), ...(port === undefined ? {} : { port: Number(port) }) },
    ];
  });
}
