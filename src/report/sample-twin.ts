import type { TwinData } from '../evidence/experiment-data.ts';

/** What the sample's experiments were done on. Origin: case. */
export const twin: TwinData = {
  driver: 'process',
  profile: 'quick',
  timeScale: 1,
  changes: [],
  substitutions: [
    {
      resource: 'AWS::RDS::DBInstance Orders',
      part: 'primary/orders',
      substitution: 'PostgreSQL 18 in place of PostgreSQL 16; a synchronous standby in place of replicated storage',
    },
    {
      resource: 'AWS::ElasticLoadBalancingV2::LoadBalancer <b>Front</b> & "Co"',
      part: 'primary/load-balancer',
      substitution: 'a node per zone, see https://example.com/balancers.',
    },
  ],
  notModelled: [{ resource: 'AWS::SQS::Queue Mails', reason: 'no part stands in for queues' }],
  declared: [
    { what: 'rds-failover', seconds: 120, band: [60, 120], source: 'https://example.com/multi-az' },
    { what: 'replica-promotion', seconds: 600, band: [120, 1800] },
  ],
};
