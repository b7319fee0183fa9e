import { type Case, given, ref, unseen } from '../case.ts';

const database = given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', DBInstanceIdentifier: 'orders' });
const alarm = (Value: Parameters<typeof given>[2][string], properties: Parameters<typeof given>[2] = {}) =>
  given('AWS::CloudWatch::Alarm', 'Busy', {
    Namespace: 'AWS/RDS',
    Dimensions: [{ Name: 'DBInstanceIdentifier', Value }],
    AlarmActions: [ref('Notices')],
    ...properties,
  });
const cluster = [
  given('AWS::RDS::DBCluster', 'Cluster', { Engine: 'aurora-mysql' }),
  given('AWS::RDS::DBInstance', 'Orders', { DBClusterIdentifier: ref('Cluster') }),
];

export const cases: readonly Case[] = [
  {
    name: 'by reference',
    records: [database, alarm(ref('Orders'))],
    says: { verdict: 'pass', message: 'Is watched by Busy.' },
  },
  {
    name: 'by name',
    records: [database, alarm('orders')],
    says: { verdict: 'pass', message: 'Is watched by Busy.' },
  },
  {
    name: 'in a metric of several',
    records: [
      given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Entry', {}),
      given('AWS::CloudWatch::Alarm', 'Errors', {
        Metrics: [
          {
            Id: 'errors',
            MetricStat: {
              Metric: { Dimensions: [{ Name: 'LoadBalancer', Value: ref('Entry', 'LoadBalancerFullName') }] },
            },
          },
        ],
        AlarmActions: [ref('Notices')],
      }),
    ],
    says: { verdict: 'pass', message: 'Is watched by Errors.' },
  },
  {
    name: 'a cluster by one of its members',
    records: [...cluster, alarm(ref('Orders'))],
    says: { verdict: 'pass', message: 'Is watched by Busy.', subject: 'Cluster' },
  },
  {
    name: 'a member',
    records: cluster,
    says: {
      verdict: 'not-applicable',
      message: 'Is a member of a cluster, which is judged as a whole.',
      subject: 'Orders',
    },
  },
  {
    name: 'an alarm that calls nobody',
    records: [database, alarm(ref('Orders'), { AlarmActions: [] })],
    says: {
      verdict: 'fail',
      message: 'Is watched by Busy, which calls nobody.',
      mend: 'Name an SNS topic in AlarmActions of Busy.',
    },
  },
  {
    name: 'an alarm on another database',
    records: [database, alarm('customers')],
    says: {
      verdict: 'fail',
      message: 'No alarm watches it.',
      mend: 'Add an AWS::CloudWatch::Alarm with a dimension that names Orders, and an SNS topic in AlarmActions.',
    },
  },
  {
    name: 'an alarm on something that was not seen',
    records: [database, alarm(unseen('parameter "Database" has no value', 'Database'))],
    says: { verdict: 'unknown', message: 'Busy.Dimensions: parameter "Database" has no value.' },
  },
];
