import { booleanAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { meantBy } from '../../inventory/views/referrers.ts';
import { check, fail, pass } from '../check.ts';

export const databaseRecordsWaits = check({
  id: 'database-records-waits',
  title: 'every database instance records what its queries wait for',
  why: 'Performance Insights keeps what each query waited for; without it, the cause of a slow hour is gone when the hour is over.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.html',
  controls: { 'Well-Architected (own mapping)': ['PERF03-BP05', 'REL06-BP01'] },
  needs: { subjects: ['AWS::RDS::DBInstance'], types: ['AWS::RDS::DBCluster'] },
  judge(instance, { inventory }) {
    const at = 'EnablePerformanceInsights';
    const set = booleanAt(instance.properties, at);
    if (set === true) return pass(`${at} is true.`);
    const cluster = meantBy(inventory, instance, 'DBClusterIdentifier');
    if (cluster && isOn(cluster))
      return pass(`Its cluster ${nameOf(cluster)} turns Performance Insights on.`, { seen: [cluster] });
    const observed = set === undefined ? 'not set, and off by default' : 'false';
    return fail(`Records no waits: ${at} is ${observed}.`, `Set ${at} to true.`, { at });
  },
});

/** Source: AWS::RDS::DBCluster, PerformanceInsightsEnabled and DatabaseInsightsMode (advanced needs it on). */
function isOn({ properties }: Resource): boolean {
  return (
    booleanAt(properties, 'PerformanceInsightsEnabled') === true ||
    stringAt(properties, 'DatabaseInsightsMode') === 'advanced'
  );
}
