import { isList, isMap, isReference, isText, type Value } from '../../../src/inventory/value.ts';

/** A URL that servers are given at their start under a name (`SERVICES_URL`), in small letters and without the host's last dot. */
export interface ToldUrl {
  readonly variable: string;
  readonly protocol: 'http' | 'https';
  /** The host's name as it is written, or the id of the record whose name it is. */
  readonly host: { readonly name: string } | { readonly record: string };
  readonly port: number;
  readonly path: string;
}

const assigned = /([A-Za-z_][A-Za-z0-9_]*)\s*[=:]\s*["']?$/u;
const written = /(https?):\/\/([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)?\.?(?::(\d+))?(\/[^\s"'`]*)?/gu;

/** Every URL inside a value, with the name it is given under; `name` is that of the value itself. */
export function toldUrls(value: Value | undefined, name = ''): readonly ToldUrl[] {
  if (typeof value === 'string') return inLiteral(value, name);
  if (isText(value))
    return value.text.flatMap((piece, index) => {
      if (typeof piece === 'string') return inLiteral(piece, name);
      const before = value.text[index - 1];
      const after = value.text[index + 1];
      if (!isReference(piece) || typeof before !== 'string' || !piece.attribute.startsWith('DNSName')) return [];
      const [, variable = name, protocol] =
        /([A-Za-z_][A-Za-z0-9_]*)?\s*[=:]?\s*["']?(https?):\/\/$/u.exec(before) ?? [];
      if (variable === '' || protocol === undefined) return [];
      const [, port, path = '/'] = /^(?::(\d+))?(\/[^\s"'`]*)?/u.exec(typeof after === 'string' ? after : '') ?? [];
      return [told(variable, protocol, { record: piece.reference }, port, path)];
    });
  if (isList(value)) return value.flatMap((item) => toldUrls(item, name));
  if (!isMap(value)) return [];
  const { Name: own } = value;
  return Object.entries(value).flatMap(([key, item]) => toldUrls(item, typeof own === 'string' ? own : key));
}

function inLiteral(text: string, name: string): readonly ToldUrl[] {
  return [...text.matchAll(written)].flatMap((match) => {
    const [, protocol = '', host, port, path = '/'] = match;
    const [, variable = match.index === 0 ? name : ''] = assigned.exec(text.slice(0, match.index)) ?? [];
    return host === undefined || variable === ''
      ? []
      : [told(variable, protocol, { name: host.toLowerCase() }, port, path)];
  });
}

function told(
  variable: string,
  protocol: string,
  host: ToldUrl['host'],
  port: string | undefined,
  path: string,
): ToldUrl {
  const usual = protocol === 'http' ? 80 : 443;
  return {
    variable,
    protocol: protocol === 'http' ? 'http' : 'https',
    host,
    port: port === undefined ? usual : Number(port),
    path,
  };
}
