import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetHealthCommand,
  paginateDescribeTargetGroups,
  type TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { everyAutoScalingGroup } from '../auto-scaling/every-auto-scaling-group.ts';
import type { Collector, Detail, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { pageSize } from './every-load-balancer.ts';
import { tagsOf } from './tags-of.ts';
import { targetGroup } from './target-group.ts';

const types = ['AWS::ElasticLoadBalancingV2::TargetGroup'];
const known = { gone: ['TargetGroupNotFoundException'] };

export const targetGroupCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { elbv2 } = place.clients;
    const told = await place.listed(types, async () => {
      const groups = await everyPage(
        paginateDescribeTargetGroups({ client: elbv2, pageSize }, {}),
        (page) => page.TargetGroups,
      );
      return {
        groups,
        tags: await tagsOf(
          place,
          groups.map(({ TargetGroupArn }) => TargetGroupArn),
        ),
      };
    });
    if (told === undefined || told.groups.length === 0) return [];
    const managed = await instancesOfGroups(place);
    return stillThere(told.groups, 4, async (group) => {
      const { TargetGroupArn = '' } = group;
      const attributes = await place.detail(async () => {
        const { Attributes = [] } = await elbv2.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn }));
        return Attributes;
      }, known);
      const targets = await place.detail(async () => {
        const { TargetHealthDescriptions = [] } = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
        return TargetHealthDescriptions.flatMap(({ Target }) => Target ?? []);
      }, known);
      const tags = told.tags.get(TargetGroupArn) ?? {};
      return [targetGroup(group, { region: place.region, tags, attributes, targets: ownTargets(targets, managed) })];
    });
  },
};

/** Instances that Auto Scaling groups started and register by themselves, which no template names. */
async function instancesOfGroups(place: Place): Promise<Detail<ReadonlySet<string>>> {
  return place.detail(async () => {
    const groups = await everyAutoScalingGroup(place);
    return new Set(groups.flatMap(({ Instances = [] }) => Instances.flatMap(({ InstanceId }) => InstanceId ?? [])));
  });
}

/** Instances stay among the targets where it was not seen which of them are a group's: they are registered either way. */
function ownTargets(
  targets: Detail<readonly TargetDescription[]>,
  managed: Detail<ReadonlySet<string>>,
): Detail<readonly TargetDescription[]> {
  if (targets.kind !== 'told' || managed.kind !== 'told') return targets;
  return { kind: 'told', answer: targets.answer.filter(({ Id = '' }) => !managed.answer.has(Id)) };
}
