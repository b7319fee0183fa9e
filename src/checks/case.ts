import type { Architecture } from '../inventory/architecture.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Reference, referencesIn, type ValueMap } from '../inventory/value.ts';
import type { Parameter } from './check.ts';
import type { Facts } from './facts.ts';
import type { Verdict } from './verdict.ts';

export { unseen } from '../inventory/value.ts';

/** An example a check is tried on, as data: the records it sees, and the whole of what it must say of the first finding. Origin: case. */
export interface Case {
  readonly name: string;
  readonly parameters?: readonly Parameter[];
  readonly records: readonly Resource[];
  readonly architecture?: Partial<Architecture>;
  readonly facts?: Facts;
  /** The finding on the check's first subject, or on the subject named. */
  readonly says: {
    readonly verdict: Verdict;
    readonly message: string;
    readonly mend?: string;
    readonly subject?: string;
  };
}

const regions: Readonly<Record<string, string>> = { primary: 'eu-west-1', failover: 'eu-west-2' };

/** A record named by its logical id, in the region of the role `primary` unless said otherwise. */
export function given(
  type: string,
  logicalId: string,
  properties: ValueMap,
  { role = 'primary', tags = {} }: { role?: string; tags?: Record<string, string> } = {},
): Resource {
  return {
    type,
    id: logicalId,
    logicalId,
    account: '111122223333',
    region: regions[role] ?? role,
    stack: 'case',
    tags,
    properties,
    attributes: {},
    edges: referencesIn(properties).map(({ path, to }) => ({ path, to: to.reference, attribute: to.attribute })),
    origin: { file: 'case.yaml', line: 1, column: 1 },
    positions: {},
  };
}

export function ref(logicalId: string, attribute = 'Ref'): Reference {
  return { reference: logicalId, attribute };
}

/** Subnets `SubnetA`, `SubnetB`, … in the zones `zone-a`, `zone-b`, …. */
export function subnets(...zones: readonly string[]): Resource[] {
  return zones.map((zone) =>
    given('AWS::EC2::Subnet', `Subnet${zone.toUpperCase()}`, { AvailabilityZone: `zone-${zone}` }),
  );
}

export const caseArchitecture: Architecture = {
  id: 'case',
  title: 'A case',
  bare: false,
  regions: Object.entries(regions).map(([role, code]) => ({ role, code })),
  components: {},
  paths: {},
  objectives: { availability: [] },
  assumptions: {},
  origin: { file: 'architecture.yaml', line: 1, column: 1 },
};
