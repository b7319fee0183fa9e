import type { TwinPlan } from '../twin/twin-plan.ts';

/** A made-up plan for tests: two regions of three zones, one database with a standby and a replica. Figures are chosen to be told apart. */
export function fakePlan(changes: Partial<TwinPlan> = {}): TwinPlan {
  const zones = (role: string, code: string) =>
    ['a', 'b', 'c'].map((letter) => ({ id: `${role}-${letter}`, name: `${code}${letter}` }));
  const balancer = (region: string, services: readonly string[]): TwinPlan['balancers'][number] => ({
    id: `${region}/load-balancer`,
    component: 'load balancer',
    type: 'application',
    region,
    zones: zones(region, '').map(({ id }) => id),
    crossZone: true,
    idleTimeoutMs: 60_000,
    listeners: [
      { port: 443, protocol: 'HTTPS', action: { kind: 'forward', targetGroup: `${region}/api-group` }, rules: [] },
    ],
    targetGroups: [
      {
        id: `${region}/api-group`,
        services,
        deregistrationDelayMs: 30_000,
        check: {
          protocol: 'HTTPS',
          path: '/health',
          intervalMs: 5000,
          timeoutMs: 4000,
          healthyAfter: 2,
          unhealthyAfter: 2,
          statuses: [[200, 200]],
        },
      },
    ],
  });
  const service = (region: string): TwinPlan['services'][number] => ({
    id: `${region}/api`,
    component: 'API',
    region,
    instances: Object.fromEntries(zones(region, '').map(({ id }) => [id, 2])),
    run: { kind: 'plain', healthPath: '/health' },
    databases: ['learning'],
  });
  const record = (region: string, primary: boolean): TwinPlan['records'][number] => ({
    id: `api-${region}`,
    name: 'api.knowledgecity.example',
    policy: { kind: 'failover', primary },
    target: `${region}/load-balancer`,
    ttlMs: 60_000,
    check: {
      protocol: 'HTTPS',
      path: '/health',
      intervalMs: 10_000,
      timeoutMs: 4000,
      failures: 3,
      target: `${region}/load-balancer`,
    },
  });
  return {
    architecture: 'fake',
    regions: [
      { role: 'primary', code: 'me-central-1', zones: zones('primary', 'me-central-1') },
      { role: 'failover', code: 'me-south-1', zones: zones('failover', 'me-south-1') },
    ],
    balancers: [balancer('primary', ['primary/api']), balancer('failover', ['failover/api'])],
    services: [service('primary'), service('failover')],
    databases: [
      {
        id: 'learning',
        engine: 'postgresql',
        engineMajor: 18,
        asked: '17.4',
        region: 'primary',
        zone: 'primary-a',
        followers: [
          {
            id: 'learning/standby',
            region: 'primary',
            zone: 'primary-b',
            role: 'standby',
            mode: 'sync',
            linkDelayMs: 1,
            reads: false,
          },
          {
            id: 'learning/replica',
            region: 'failover',
            zone: 'failover-a',
            role: 'replica',
            mode: 'async',
            linkDelayMs: 200,
            reads: true,
          },
        ],
      },
    ],
    stores: [
      { id: 'primary/media', region: 'primary', copies: [{ store: 'failover/media', lagMs: 1000 }] },
      { id: 'failover/media', region: 'failover', copies: [] },
    ],
    distributions: [],
    records: [record('primary', true), record('failover', false)],
    mapping: [],
    notModelled: [],
    controlPlane: [
      {
        what: 'rds-failover',
        seconds: 90,
        band: [60, 120],
        source: 'https://example.com/rds',
        retrievedAt: '2026-11-21',
      },
      { what: 'replica-promotion', seconds: 300, band: [120, 600], source: 'https://example.com/promotion' },
    ],
    ...changes,
  };
}
