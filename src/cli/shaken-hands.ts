import type { ShakenHands } from '../../load/load-stand.ts';
import { type Endpoint, type EndpointFacts, isNotSeen, type NotSeen } from '../collect/endpoints/endpoint.ts';
import { endpointRecords } from '../collect/endpoints/endpoint-records.ts';
import { handshakes } from '../collect/endpoints/handshake.ts';
import type { RunFolder } from '../evidence/run-folder.ts';
import type { TlsData, TlsEndpointData } from '../evidence/tls-data.ts';
import type { Gap, Inventory } from '../inventory/inventory.ts';
import { publicEndpoints } from '../inventory/views/public-endpoints.ts';
import { type LoadGrounds, refusalIn } from './load-grounds.ts';

const rehearsal =
  "a rehearsal: the twin's own load balancers and CDN ended TLS (see the section on TLS); --load-target url proves what really runs";

/** Connects to every public endpoint of an inventory, and keeps what was seen as evidence. */
export async function shakenHands(
  inventory: Inventory,
  grounds: LoadGrounds,
  folder: RunFolder,
  signal: AbortSignal,
): Promise<{ readonly hands: ShakenHands; readonly data: TlsData }> {
  const { endpoints: named, gaps: unnamed } = publicEndpoints(inventory);
  const ground = await grounds.groundForNames();
  const isTwin = typeof ground !== 'function';
  const asked: Endpoint[] = [];
  const gaps: Gap[] = [...unnamed];
  for (const { name } of named) {
    const refused = isTwin ? undefined : await refusalOf(() => ground(name));
    const secure = isTwin ? ground.placeOf?.(name, 443) : { host: name, port: 443 };
    if (refused !== undefined || secure === undefined) {
      const mend = 'Permit it in load-targets.yaml, or take its public name away.';
      gaps.push({ what: `endpoint ${name}`, reason: refused ?? 'the twin answers to no such name', mend });
      continue;
    }
    const plain = isTwin ? ground.placeOf?.(name, 80) : { host: name, port: 80 };
    const ca = isTwin && ground.certificate !== undefined ? { ca: ground.certificate } : {};
    asked.push({ name, ...secure, ...(plain === undefined ? {} : { plainPort: plain.port }), ...ca });
  }
  const facts = await handshakes(asked, { signal });
  const ids = await folder.record('handshakes', facts.map(withoutAuthority));
  const { resources, gaps: missing } = endpointRecords(facts);
  return {
    hands: { resources, gaps: [...gaps, ...missing], ...(isTwin ? { rehearsal } : {}) },
    data: {
      on: isTwin ? 'twin' : 'url',
      endpoints: facts.map((one, index) => endpointData(one, ids[index] ?? '')),
    },
  };
}

async function refusalOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** A twin's certificate differs from run to run and says nothing. */
function withoutAuthority({ endpoint, ...facts }: EndpointFacts): object {
  const { ca: _ca, ...rest } = endpoint;
  return { endpoint: rest, ...facts };
}

function endpointData(
  { endpoint, address, versions, certificate, plainHttp, transportSecurity }: EndpointFacts,
  evidence: string,
): TlsEndpointData {
  return {
    name: endpoint.name,
    address,
    versions,
    ...(isNotSeen(certificate) ? {} : { certificate: certificateData(certificate) }),
    plainHttp: plainText(plainHttp),
    hsts: isNotSeen(transportSecurity) ? `not seen: ${transportSecurity.unseen}` : (transportSecurity.header ?? null),
    evidence: [evidence],
  };
}

function certificateData({
  subject,
  issuer,
  names,
  validTo,
  isTrusted,
  distrust,
}: Exclude<EndpointFacts['certificate'], NotSeen>): NonNullable<TlsEndpointData['certificate']> {
  return { subject, issuer, names, validTo, isTrusted, ...(distrust === undefined ? {} : { reason: distrust }) };
}

function plainText(seen: EndpointFacts['plainHttp']): string {
  if (isNotSeen(seen)) return `not seen: ${seen.unseen}`;
  if (!seen.listens) return 'nothing listens';
  return `${seen.status}${seen.location === undefined ? '' : ` to ${seen.location}`}`;
}
