import { nameOf, type Resource } from '../../inventory/resource.ts';
import { alarmsOfResource, callsSomething } from '../../inventory/views/alarms-of-resource.ts';
import { clusterMembers, memberTypes } from '../../inventory/views/cluster-members.ts';
import { isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';
import { settled } from '../flaw.ts';

export const resourceIsWatchedByAlarm = check({
  id: 'resource-is-watched-by-alarm',
  title: 'every database, cache and load balancer is watched by an alarm that calls somebody',
  why: 'What nobody watches is found broken by its users.',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_monitor_aws_resources_notification_monitor.html',
  controls: { 'Well-Architected (own mapping)': ['REL06-BP01', 'REL06-BP03'] },
  needs: {
    subjects: [
      'AWS::RDS::DBInstance',
      'AWS::RDS::DBCluster',
      'AWS::DocDB::DBCluster',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
    ],
    types: ['AWS::CloudWatch::Alarm', 'AWS::RDS::DBInstance', 'AWS::DocDB::DBInstance'],
    views: { alarms: alarmsOfResource, clusters: clusterMembers },
  },
  judge(resource, { views: { alarms, clusters } }) {
    if (isClusterMember(resource)) return notApplicable('Is a member of a cluster, which is judged as a whole.');
    const members = (): readonly Resource[] => (resource.type in memberTypes ? clusters.membersOf(resource) : []);
    const certain = alarms.certainAlarmsOn(resource).filter(calls);
    const found = certain.length > 0 ? certain : [resource, ...members()].flatMap(alarms.alarmsOn);
    const calling = certain.length > 0 ? certain : found.filter(callsSomething);
    if (calling.length > 0) return pass(`Is watched by ${calling.map(nameOf).join(', ')}.`, { seen: calling });
    if (found.length > 0)
      return fail(
        `Is watched by ${found.map(nameOf).join(', ')}, which call${found.length === 1 ? 's' : ''} nobody.`,
        `Name an SNS topic in AlarmActions of ${nameOf(found[0] ?? resource)}.`,
        { seen: found },
      );
    return fail(
      'No alarm watches it.',
      `Add an AWS::CloudWatch::Alarm with a dimension that names ${nameOf(resource)}, and an SNS topic in AlarmActions.`,
    );
  },
});

/** Whether the alarm calls something for certain. */
function calls(alarm: Resource): boolean {
  return settled(() => (callsSomething(alarm) ? pass('') : unknown(''))).verdict === 'pass';
}
