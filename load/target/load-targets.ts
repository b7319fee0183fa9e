import { readFile } from 'node:fs/promises';
import { domainToASCII } from 'node:url';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { LoadRefusal } from '../load-refusal.ts';
import { urlUnderLoad } from './url-under-load.ts';

/** The hosts that load may be sent to, as their owners agreed. */
export interface LoadTargets {
  /** The file's name in messages. */
  readonly file: string;
  readonly hosts: readonly LoadTarget[];
}

export interface LoadTarget {
  /** As URLs write it: lower case, punycode, without a dot at its end; with a port only where one was written. */
  readonly host: string;
  readonly owner: string;
  readonly maxRatePerSecond: number;
  readonly line: number;
}

const example = '- { host: api.example.com, owner: who agreed to it, maxRatePerSecond: 100 }';
const keys = ['host', 'owner', 'maxRatePerSecond'];

/** Reads load-targets.yaml; without one, nothing is permitted. Throws LoadRefusal naming file, line and mend. */
export async function readLoadTargets(file: string): Promise<LoadTargets> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new LoadRefusal(`${file} cannot be read: ${cause.message}. Make it readable.`, { cause });
  });
  if (text === undefined) return { file, hosts: [] };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineAt = (offset: number | undefined): number => lines.linePos(offset ?? 0).line;
  const lineOf = (node: unknown): number => (isNode(node) ? lineAt(node.range?.[0]) : 1);
  const [broken] = document.errors;
  if (broken) throw amiss(broken.message.trim(), file, lineAt(broken.pos[0]), 'Mend the YAML.');
  const { contents } = document;
  if (contents !== null && !isSeq(contents))
    throw amiss('Expected a list of hosts', file, lineOf(contents), `Write each as ${example}.`);
  const hosts = (contents?.items ?? []).map((item) => targetIn(item as Node, file, lineOf));
  const twice = hosts.find(({ host }, index) => hosts.findIndex((other) => other.host === host) !== index);
  if (twice)
    throw amiss(`Host "${twice.host}" is listed twice`, file, twice.line, 'Keep the one that its owner agreed to.');
  return { file, hosts };
}

/** Holds a URL and a rate against the list. Throws LoadRefusal for a host that is not on it, or a rate above what its owner agreed to. */
export function permitted(url: string, ratePerSecond: number, { file, hosts }: LoadTargets): void {
  const { hostname, port, usualPort } = urlUnderLoad(url);
  const address = `${hostname}:${port}`;
  const target = hosts.find(({ host }) => host === address || (host === hostname && port === usualPort));
  if (target === undefined)
    throw new LoadRefusal(
      `Load on ${port === usualPort ? hostname : address} is not permitted: ${file} does not list it. With the consent of its owner, add it there with host, owner and maxRatePerSecond.`,
    );
  if (!(ratePerSecond <= target.maxRatePerSecond))
    throw new LoadRefusal(
      `${ratePerSecond} requests/s on ${target.host} are more than the ${target.maxRatePerSecond} that ${file}:${target.line} permits. Lower ratePerSecond of the objective in architecture.yaml (or the burst, where abuse is asked for), or have ${target.owner} agree to more.`,
    );
}

function targetIn(item: Node, file: string, lineOf: (node: unknown) => number): LoadTarget {
  const line = lineOf(item);
  if (!isMap(item)) throw amiss('Expected host, owner and maxRatePerSecond', file, line, `Write it as ${example}.`);
  const stray = item.items.find(({ key }) => !keys.includes(isScalar(key) ? String(key.value) : ''));
  if (stray)
    throw amiss(`"${String(stray.key)}" is not known here`, file, lineOf(stray.key), `Use ${keys.join(', ')}.`);
  const lineAt = (key: string): number => lineOf(item.get(key, true) ?? item);
  const written = item.get('host');
  const host = typeof written === 'string' ? hostOf(written) : undefined;
  if (host === undefined)
    throw amiss(
      `Expected host to be the exact name of a host, got ${shown(written)}`,
      file,
      lineAt('host'),
      'Write it without scheme, path or wildcard, with a port only where it is not the usual one.',
    );
  const owner = item.get('owner');
  if (typeof owner !== 'string' || owner.trim() === '')
    throw amiss(
      `Expected owner to be a text, got ${shown(owner)}`,
      file,
      lineAt('owner'),
      'Name who agreed to the load.',
    );
  const maxRatePerSecond = item.get('maxRatePerSecond');
  if (typeof maxRatePerSecond !== 'number' || !Number.isFinite(maxRatePerSecond) || maxRatePerSecond <= 0)
    throw amiss(
      `Expected maxRatePerSecond to be a positive number, got ${shown(maxRatePerSecond)}`,
      file,
      lineAt('maxRatePerSecond'),
      'Give the requests per second that the owner agreed to.',
    );
  return { host, owner: owner.trim(), maxRatePerSecond, line };
}

/** The form that URLs give a host. A port stays, and so does the usual one. */
function hostOf(written: string): string | undefined {
  const { name = '', port } =
    /^(?<name>\[[\da-f:.]+\]|[^\s:/@?#*[\]%\\]+)(?::(?<port>\d{1,5}))?$/iu.exec(written)?.groups ?? {};
  const bare = name.replace(/\.$/u, '');
  if (bare === '' || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return undefined;
  if (!bare.startsWith('[') && domainToASCII(bare) === '') return undefined;
  if (!URL.canParse(`https://${bare}/`)) return undefined;
  const { hostname } = new URL(`https://${bare}/`);
  return port === undefined ? hostname : `${hostname}:${Number(port)}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : `${JSON.stringify(value)} (${typeof value})`;
}

function amiss(what: string, file: string, line: number, mend: string): LoadRefusal {
  return new LoadRefusal(`${what.replace(/\.$/u, '')} (${file}:${line}). ${mend}`);
}
