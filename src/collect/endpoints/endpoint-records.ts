import type { Gap } from '../../inventory/inventory.ts';
import type { Resource } from '../../inventory/resource.ts';
import { unseen, type Value, type ValueMap } from '../../inventory/value.ts';
import {
  type CertificateFacts,
  type EndpointFacts,
  isNotSeen,
  type NotSeen,
  type Version,
  type VersionFacts,
} from './endpoint.ts';

/** Records of endpoints, and what keeps an empty list from passing for a good one. */
export interface EndpointRecords {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
}

/** Dots part the steps of a path, so the versions are keyed without. */
const keys: Readonly<Record<Version, string>> = {
  TLSv1: 'Tls10',
  'TLSv1.1': 'Tls11',
  'TLSv1.2': 'Tls12',
  'TLSv1.3': 'Tls13',
};

/**
 * What handshakes showed, as records of the type `Endpoint::Https`. `AskedAt` is the instant that validity is counted from; a name
 * that was not asked for because nothing was given to ask is a gap.
 */
export function endpointRecords(facts: readonly EndpointFacts[]): EndpointRecords {
  if (facts.length > 0) return { resources: facts.map(recordOf), gaps: [] };
  const gap = {
    what: 'public endpoints',
    reason: 'no endpoint was given to shake hands with',
    mend: 'Give the public names of the architecture DNS records, or name the endpoints to ask.',
  };
  return { resources: [], gaps: [gap] };
}

function recordOf(facts: EndpointFacts): Resource {
  const { endpoint, address, at } = facts;
  const { name, host, port } = endpoint;
  return {
    type: 'Endpoint::Https',
    id: `endpoints/${name}:${port} at ${host}`,
    account: '-',
    region: '-',
    tags: {},
    properties: propertiesOf(facts),
    attributes: {},
    edges: [],
    origin: { api: `TLS handshake with ${name}`, requestId: address, at },
    positions: {},
  };
}

function propertiesOf(facts: EndpointFacts): ValueMap {
  const { endpoint, address, at, applicationProtocol, certificate, plainHttp, transportSecurity } = facts;
  const byVersion = (valueOf: (one: VersionFacts) => readonly Value[]): ValueMap =>
    Object.fromEntries(facts.versions.flatMap((one) => valueOf(one).map((value) => [keys[one.version], value])));
  return {
    Name: endpoint.name,
    Address: address,
    Port: endpoint.port,
    PlainPort: endpoint.plainPort ?? 80,
    AskedAt: at,
    Protocols: byVersion((one) => [one.state === 'unseen' ? unseen(one.reason) : one.state]),
    Refusals: byVersion((one) => (one.state === 'refused' ? [one.reason] : [])),
    ApplicationProtocol: isNotSeen(applicationProtocol) ? hole(applicationProtocol) : applicationProtocol,
    Certificate: isNotSeen(certificate) ? hole(certificate) : certificateValue(certificate),
    PlainHttp: isNotSeen(plainHttp)
      ? hole(plainHttp)
      : plainHttp.listens
        ? {
            Listens: true,
            Status: plainHttp.status,
            ...(plainHttp.location === undefined ? {} : { Location: plainHttp.location }),
          }
        : { Listens: false },
    StrictTransportSecurity: isNotSeen(transportSecurity)
      ? hole(transportSecurity)
      : {
          Status: transportSecurity.status,
          ...(transportSecurity.header === undefined ? {} : { Header: transportSecurity.header }),
        },
  };
}

function certificateValue(facts: CertificateFacts): ValueMap {
  return {
    Subject: facts.subject,
    Issuer: facts.issuer,
    Names: facts.names,
    IsTrusted: facts.isTrusted,
    ...(facts.distrust === undefined ? {} : { Distrust: facts.distrust }),
    FitsName: facts.fitsName,
    ValidFrom: facts.validFrom,
    ValidTo: facts.validTo,
    KeyType: facts.keyType,
    ...(facts.keyBits === undefined ? {} : { KeyBits: facts.keyBits }),
    ...(facts.signatureAlgorithm === undefined ? {} : { SignatureAlgorithm: facts.signatureAlgorithm }),
    Chain: facts.chain,
  };
}

function hole({ unseen: reason }: NotSeen): Value {
  return unseen(reason);
}
