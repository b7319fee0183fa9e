import type { TargetDescription, TargetGroup, TargetGroupAttribute } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Detail, Mapped } from '../collector.ts';
import { toldValue, toldValues } from '../told-values.ts';
import { detailValue } from '../detail-value.ts';
import { attributeList } from './attribute-list.ts';

/**
 * A target group as CloudFormation would write it. `targets` are those registered by themselves: the ones that an
 * Auto Scaling group registers are the group's.
 */
export function targetGroup(
  told: TargetGroup,
  more: {
    readonly region: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly attributes: Detail<readonly TargetGroupAttribute[]>;
    readonly targets: Detail<readonly TargetDescription[]>;
  },
): Mapped {
  const arn = told.TargetGroupArn ?? '';
  const { LoadBalancerArns, TargetGroupArn, TargetGroupName, ...declared } = told;
  return {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    ref: arn,
    arn,
    region: more.region,
    tags: more.tags,
    properties: toldValues({
      Name: TargetGroupName,
      ...declared,
      TargetGroupAttributes: detailValue(more.attributes, attributeList),
      Targets: detailValue(more.targets, toldValue),
    }),
    attributes: toldValues({
      LoadBalancerArns: LoadBalancerArns?.toSorted(),
      TargetGroupArn,
      TargetGroupName,
      TargetGroupFullName: arn.slice(arn.lastIndexOf(':') + 1),
    }),
    api: 'elasticloadbalancing:DescribeTargetGroups',
  };
}
