import type { Architecture } from '../../../src/inventory/architecture.ts';
import { type Inventory, inventoryOf } from '../../../src/inventory/inventory.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { type Reference, referencesIn, type ValueMap } from '../../../src/inventory/value.ts';
import type { TwinSources } from './derivation.ts';

/** Records by logical id, each as its type, its properties and perhaps its region; for tests. Origin: case. */
export type Records = Readonly<Record<string, readonly [type: string, properties: ValueMap, region?: string]>>;

export function to(logicalId: string, attribute = 'Ref'): Reference {
  return { reference: logicalId, attribute };
}

/** Subnets of zones a, b and c in a region: `SubnetA`, `SubnetB`, `SubnetC`, with a prefix. */
export function subnets(region: string, prefix = ''): Records {
  return Object.fromEntries(
    ['A', 'B', 'C'].map((letter) => [
      `${prefix}Subnet${letter}`,
      ['AWS::EC2::Subnet', { AvailabilityZone: `${region}${letter.toLowerCase()}` }, region],
    ]),
  );
}

export function inSubnets(prefix = ''): readonly Reference[] {
  return ['A', 'B', 'C'].map((letter) => to(`${prefix}Subnet${letter}`));
}

/** A load balancer before an Auto Scaling group of three zones. */
export const shop: Records = {
  ...subnets('eu-west-1'),
  Balancer: ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: inSubnets() }],
  Listener: [
    'AWS::ElasticLoadBalancingV2::Listener',
    {
      LoadBalancerArn: to('Balancer'),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: to('Targets') }],
    },
  ],
  Targets: ['AWS::ElasticLoadBalancingV2::TargetGroup', { Port: 8080, Protocol: 'HTTP', HealthCheckPath: '/up' }],
  Servers: [
    'AWS::AutoScaling::AutoScalingGroup',
    { MinSize: '3', VPCZoneIdentifier: inSubnets(), TargetGroupARNs: [to('Targets')] },
  ],
};

export function changed(records: Records, logicalId: string, properties: ValueMap): Records {
  const [type = '', before = {}, ...rest] = records[logicalId] ?? [];
  return { ...records, [logicalId]: [type, { ...before, ...properties }, ...rest] };
}

function architecture(changes: Partial<Architecture> = {}): Architecture {
  return {
    id: 'shop',
    title: 'Shop',
    bare: false,
    regions: [
      { role: 'primary', code: 'eu-west-1' },
      { role: 'failover', code: 'eu-central-1' },
    ],
    components: {},
    paths: {},
    objectives: { availability: [] },
    assumptions: {},
    origin: { file: 'architecture.yaml', line: 1, column: 1 },
    ...changes,
  };
}

export function sourcesFrom(records: Records, changes: Partial<Architecture> = {}): TwinSources {
  return {
    architecture: architecture(changes),
    inventory: inventoryFrom(records),
    facts: {
      times: [
        { what: 'rds-failover', seconds: 120, band: [60, 120], source: 'https://example.com/' },
        { what: 'aurora-failover', seconds: 60, band: [10, 60], source: 'https://example.com/' },
        { what: 'replica-promotion', seconds: 600, band: [120, 1800] },
        { what: 'auto-scaling-replacement', seconds: 300, band: [120, 600] },
        { what: 'object-replication', seconds: 900, band: [1, 900], source: 'https://example.com/' },
      ],
      links: {
        sameRegion: { delayMs: 2, source: 'https://example.com/' },
        default: { delayMs: 50 },
        pairs: [{ between: ['eu-west-1', 'eu-central-1'], delayMs: 10, source: 'https://example.com/' }],
      },
    },
    postgresMajors: [18, 17],
  };
}

function inventoryFrom(records: Records): Inventory {
  return inventoryOf(
    Object.entries(records).map(([logicalId, [type, properties, region]]) =>
      resource(logicalId, type, properties, region ?? 'eu-west-1'),
    ),
  );
}

function resource(logicalId: string, type: string, properties: ValueMap, region: string): Resource {
  return {
    type,
    id: logicalId,
    logicalId,
    account: '111122223333',
    region,
    stack: 'shop',
    tags: {},
    properties,
    attributes: {},
    edges: referencesIn(properties).map((edge) => ({
      path: edge.path,
      to: edge.to.reference,
      attribute: edge.to.attribute,
    })),
    origin: { file: 'shop.yaml', line: 1, column: 1 },
    positions: {},
  };
}
