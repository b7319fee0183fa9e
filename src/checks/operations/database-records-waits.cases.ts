import { type Case, given, ref, unseen } from '../case.ts';

const instance = (properties: Parameters<typeof given>[2]) => given('AWS::RDS::DBInstance', 'Orders', properties);
const mend = 'Set EnablePerformanceInsights to true.';

export const cases: readonly Case[] = [
  {
    name: 'turned on',
    records: [instance({ EnablePerformanceInsights: 'true' })],
    says: { verdict: 'pass', message: 'EnablePerformanceInsights is true.' },
  },
  {
    name: 'turned on for the cluster',
    records: [
      given('AWS::RDS::DBCluster', 'Cluster', { PerformanceInsightsEnabled: true }),
      instance({ DBClusterIdentifier: ref('Cluster') }),
    ],
    says: { verdict: 'pass', message: 'Its cluster Cluster turns Performance Insights on.' },
  },
  {
    name: 'switched off by a parameter',
    records: [instance({ EnablePerformanceInsights: false })],
    says: { verdict: 'fail', message: 'Records no waits: EnablePerformanceInsights is false.', mend },
  },
  {
    name: 'left out',
    records: [instance({})],
    says: {
      verdict: 'fail',
      message: 'Records no waits: EnablePerformanceInsights is not set, and off by default.',
      mend,
    },
  },
  {
    name: 'from a parameter without value',
    records: [instance({ EnablePerformanceInsights: unseen('parameter "Insights" has no value', 'Insights') })],
    says: { verdict: 'unknown', message: 'EnablePerformanceInsights: parameter "Insights" has no value.' },
  },
];
