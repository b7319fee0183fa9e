import type { BalancerPart, RecordPart, ServicePart, TwinPlan } from '../twin/twin-plan.ts';

/** A plan written by hand for tests of drivers: two regions, short timers, one database with a standby in step and a replica. */
export function smallPlan(changed: Partial<TwinPlan> = {}): TwinPlan {
  return {
    architecture: 'small',
    regions: [
      {
        role: 'primary',
        code: 'me-central-1',
        zones: ['a', 'b', 'c'].map((zone) => zoneOf('primary', 'me-central-1', zone)),
      },
      {
        role: 'failover',
        code: 'eu-west-1',
        zones: ['a', 'b', 'c'].map((zone) => zoneOf('failover', 'eu-west-1', zone)),
      },
    ],
    balancers: [balancer('primary'), balancer('failover')],
    services: [service('primary'), service('failover')],
    databases: [
      {
        id: 'primary/database',
        engine: 'postgresql',
        engineMajor: 18,
        asked: '18',
        region: 'primary',
        zone: 'primary-a',
        followers: [
          follower('primary/standby', 'primary', 'primary-b', 'standby', 'sync', 0),
          follower('failover/replica', 'failover', 'failover-a', 'replica', 'async', 50),
        ],
      },
    ],
    stores: [],
    distributions: [],
    records: [record('primary'), record('failover')],
    mapping: [],
    notModelled: [],
    controlPlane: [],
    ...changed,
  };
}

const zoneOf = (role: string, code: string, zone: string) => ({ id: `${role}-${zone}`, name: `${code}${zone}` });
const zonesOf = (role: string): readonly string[] => ['a', 'b', 'c'].map((zone) => `${role}-${zone}`);

function balancer(region: string): BalancerPart {
  return {
    id: `${region}/balancer`,
    component: 'load balancer',
    type: 'application',
    region,
    zones: zonesOf(region),
    crossZone: true,
    idleTimeoutMs: 60_000,
    listeners: [
      { port: 443, protocol: 'HTTPS', rules: [], action: { kind: 'forward', targetGroup: `${region}/targets` } },
      {
        port: 80,
        protocol: 'HTTP',
        rules: [],
        action: { kind: 'redirect', port: 443, protocol: 'HTTPS', status: 301 },
      },
    ],
    targetGroups: [
      {
        id: `${region}/targets`,
        services: [`${region}/api`],
        deregistrationDelayMs: 1000,
        check: {
          protocol: 'HTTP',
          path: '/health',
          intervalMs: 500,
          timeoutMs: 400,
          healthyAfter: 2,
          unhealthyAfter: 2,
          statuses: [[200, 299]],
        },
      },
    ],
  };
}

function service(region: string): ServicePart {
  return {
    id: `${region}/api`,
    component: 'API',
    region,
    instances: Object.fromEntries(zonesOf(region).map((zone) => [zone, 2])),
    run: { kind: 'plain', healthPath: '/health' },
    databases: ['primary/database'],
  };
}

function follower(
  id: string,
  region: string,
  zone: string,
  role: 'standby' | 'replica',
  mode: 'sync' | 'async',
  linkDelayMs: number,
) {
  return { id, region, zone, role, mode, linkDelayMs, reads: role === 'replica' } as const;
}

function record(region: string): RecordPart {
  const target = `${region}/balancer`;
  return {
    id: `${region}/record`,
    name: 'api.example.com.',
    policy: { kind: 'failover', primary: region === 'primary' },
    target,
    ttlMs: 1000,
    check: { protocol: 'HTTPS', path: '/health', intervalMs: 500, timeoutMs: 400, failures: 3, target },
  };
}
