import { listAt, mapsAt, numberAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { check, fail, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

/** Whether some of what a resource starts is Spot capacity, told by type. Throws UnseenInput. */
const usesSpot: Readonly<Record<string, (resource: Resource) => boolean>> = {
  'AWS::AutoScaling::AutoScalingGroup': mixesSpot,
  'AWS::AutoScaling::LaunchConfiguration': ({ properties }) => valueAt(properties, 'SpotPrice') !== undefined,
  'AWS::Batch::ComputeEnvironment': ({ properties }) =>
    ['SPOT', 'FARGATE_SPOT'].includes(stringAt(properties, 'ComputeResources.Type') ?? ''),
  'AWS::EC2::LaunchTemplate': ({ properties }) =>
    stringAt(properties, 'LaunchTemplateData.InstanceMarketOptions.MarketType') === 'spot',
  'AWS::ECS::Cluster': ({ properties }) => weighsSpot(properties, 'DefaultCapacityProviderStrategy'),
  'AWS::ECS::Service': ({ properties }) => weighsSpot(properties, 'CapacityProviderStrategy'),
  'AWS::EKS::Nodegroup': ({ properties }) =>
    stringAt(properties, 'CapacityType') === 'SPOT' && numberAt(properties, 'ScalingConfig.MaxSize') !== 0,
};

export const interruptibleWorkRunsOnSpot = check({
  id: 'interruptible-work-runs-on-spot',
  title: 'interruptible work runs on Spot capacity',
  why: 'Work that can be interrupted costs less than half on capacity that AWS may take back.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances.html',
  needs: { subjects: Object.keys(usesSpot) },
  judgeWhole({ architecture, ofType }) {
    const compute = ofType(...Object.keys(usesSpot));
    const found: Resource[] = [];
    const flaw = flawIn(
      compute.map((resource) => () => {
        if (usesSpot[resource.type]?.(resource)) found.push(resource);
        return undefined;
      }),
    );
    const whole = { name: architecture.title };
    if (found.length > 0)
      return [
        { ...whole, judgement: pass(`Spot capacity is used by ${found.map(nameOf).join(', ')}.`, { seen: found }) },
      ];
    if (flaw) return [{ ...whole, judgement: flaw }];
    if (compute.length === 0)
      return [{ ...whole, judgement: notApplicable('There is nothing that could run on Spot capacity.') }];
    const mend =
      'Add an AWS::EKS::Nodegroup with CapacityType SPOT, or set OnDemandPercentageAboveBaseCapacity below 100 in a MixedInstancesPolicy.';
    return [
      {
        ...whole,
        judgement: fail(`Nothing runs on Spot capacity; looked at ${compute.map(nameOf).join(', ')}.`, mend, {
          seen: compute,
        }),
      },
    ];
  },
});

/** A group that never grows beyond its On-Demand base has no Spot capacity, whatever the share above it. */
function mixesSpot({ properties }: Resource): boolean {
  const path = 'MixedInstancesPolicy.InstancesDistribution';
  if ((numberAt(properties, `${path}.OnDemandPercentageAboveBaseCapacity`) ?? 100) >= 100) return false;
  return (numberAt(properties, 'MaxSize') ?? 0) > (numberAt(properties, `${path}.OnDemandBaseCapacity`) ?? 0);
}

function weighsSpot(properties: Resource['properties'], path: string): boolean {
  if (listAt(properties, path).length === 0) return false;
  return mapsAt(properties, path).some(
    (one) => stringAt(one, 'CapacityProvider') === 'FARGATE_SPOT' && (numberAt(one, 'Weight') ?? 0) > 0,
  );
}
