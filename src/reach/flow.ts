import { numberAt, stringAt, UnseenInput } from '../inventory/read.ts';
import type { Value, ValueMap } from '../inventory/value.ts';

export type Protocol = 'tcp' | 'udp';

/** What is asked to pass: a protocol and the port it is sent to. */
export interface Flow {
  readonly protocol: Protocol;
  readonly port: number;
}

/** What a rule is about. `other` means protocols that are neither TCP nor UDP. */
export interface Traffic {
  readonly protocol: Protocol | 'all' | 'other';
  readonly from: number;
  readonly to: number;
}

/** The ports a client may send from, to which answers return. Source: "Ephemeral ports" in the VPC guide's page on network ACLs. */
export const ephemeralPorts = { from: 1024, to: 65_535 } as const;

const names: Readonly<Record<string, Traffic['protocol']>> = {
  '-1': 'all',
  all: 'all',
  tcp: 'tcp',
  '6': 'tcp',
  udp: 'udp',
  '17': 'udp',
};

/** Protocols that are known to be neither TCP nor UDP; any number is one. */
const others = /^(?:\d+|icmp|icmpv6)$/u;

export function isAbout({ protocol, from, to }: Traffic, flow: Flow): boolean {
  return (protocol === 'all' || protocol === flow.protocol) && from <= flow.port && flow.port <= to;
}

/** The traffic of a security group rule, whose properties stand in the record where `at` says; ports may be text. Throws UnseenInput. Source: the IpPermission page of the EC2 API. */
export function trafficOfRule(from: Value, at: (key: string) => string): Traffic {
  const protocol = protocolAt(from, at('IpProtocol'));
  if (protocol === 'all' || protocol === 'other') return { protocol, from: 0, to: 65_535 };
  const first = numberAt(from, at('FromPort'));
  const last = numberAt(from, at('ToPort'));
  if (first === -1 || (first === undefined && last === undefined)) return { protocol, from: 0, to: 65_535 };
  if (first === undefined || last === undefined)
    throw new UnseenInput('names one end of a range of ports, and not the other', at('FromPort'));
  return range(protocol, first, last, at('FromPort'));
}

/** The traffic of a network ACL's entry. Throws UnseenInput. */
export function trafficOfEntry(entry: ValueMap): Traffic {
  const protocol = protocolAt(entry, 'Protocol');
  if (protocol === 'all' || protocol === 'other') return { protocol, from: 0, to: 65_535 };
  const from = numberAt(entry, 'PortRange.From');
  const to = numberAt(entry, 'PortRange.To');
  if (from === undefined || to === undefined)
    throw new UnseenInput('a rule for TCP or UDP names no ports', 'PortRange');
  return range(protocol, from, to, 'PortRange');
}

export function flowText({ protocol, port }: Flow): string {
  return `${protocol} ${port}`;
}

export function trafficText({ protocol, from, to }: Traffic): string {
  if (protocol === 'all') return 'all traffic';
  if (from === 0 && to === 65_535) return `all ${protocol}`;
  return from === to ? `${protocol} ${from}` : `${protocol} ${from}-${to}`;
}

function protocolAt(rule: Value, path: string): Traffic['protocol'] {
  const written = stringAt(rule, path);
  if (written === undefined) throw new UnseenInput('names no protocol', path);
  const name = /^\d+$/u.test(written) ? String(Number(written)) : written.toLowerCase();
  const protocol = names[name];
  if (protocol !== undefined) return protocol;
  if (others.test(name)) return 'other';
  throw new UnseenInput(`"${written}" is not a protocol`, path);
}

function range(protocol: Protocol, from: number, to: number, path: string): Traffic {
  const fits = (port: number): boolean => Number.isInteger(port) && port >= 0 && port <= 65_535;
  if (fits(from) && fits(to) && from <= to) return { protocol, from, to };
  throw new UnseenInput(`${from} to ${to} is not a range of ports`, path);
}
