import { mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { type ScalableTargets, scalableTargets } from '../../inventory/views/scalable-targets.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { tracksTarget } from './scaling-policy.ts';

export const tableScalesOnDemand = check({
  id: 'table-scales-on-demand',
  title: 'every table scales on demand',
  why: 'A table of fixed capacity refuses what exceeds it, and is paid for while idle.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html',
  controls: {
    'Security Hub': ['DynamoDB.1'],
    'AWS Config': ['DYNAMODB_AUTOSCALING_ENABLED'],
    'Well-Architected': ['REL07-BP01'],
  },
  needs: {
    subjects: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    types: ['AWS::ApplicationAutoScaling::ScalableTarget', 'AWS::ApplicationAutoScaling::ScalingPolicy'],
    views: { scalable: scalableTargets },
  },
  judge(table, { views: { scalable } }) {
    const mode = stringAt(table.properties, 'BillingMode');
    if (mode === 'PAY_PER_REQUEST') return pass('Is billed by the request: BillingMode is PAY_PER_REQUEST.');
    const why = mode === undefined ? 'BillingMode is not set, and PROVISIONED by default' : `BillingMode is ${mode}`;
    const flaw =
      table.type === 'AWS::DynamoDB::GlobalTable'
        ? flawIn(fixedReplicas(table, why))
        : flawIn(['Read', 'Write'].map((kind) => () => fixed(table, kind, why, scalable)));
    return flaw ?? pass(`Its provisioned capacity follows the load for reads and writes (${why}).`);
  },
});

const toOnDemand = 'Set BillingMode to PAY_PER_REQUEST';

function fixed(table: Resource, kind: string, why: string, scalable: ScalableTargets): Judgement | undefined {
  const dimension = `dynamodb:table:${kind}CapacityUnits`;
  const targets = scalable
    .targetsOf(table)
    .filter(({ properties }) => stringAt(properties, 'ScalableDimension') === dimension);
  const isTracked = targets.some((target) => scalable.policiesOf(target).some(tracksTarget));
  if (isTracked) return undefined;
  const [target] = targets;
  const observed = target ? `no policy tracks a target of ${nameOf(target)}` : `no scalable target is for ${dimension}`;
  return fail(
    `${kind} capacity is fixed: ${why}, and ${observed}.`,
    `${toOnDemand}, or add a ScalableTarget for ${dimension} with a policy of PolicyType TargetTrackingScaling.`,
    { at: 'BillingMode', seen: targets },
  );
}

/** Writes of a provisioned global table are always scaled; reads may be fixed, for all replicas or for one. */
function fixedReplicas(table: Resource, why: string): (() => Judgement | undefined)[] {
  const scaled = 'ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings';
  const lacksWrites = (): Judgement | undefined => {
    const at = 'WriteProvisionedThroughputSettings';
    if (valueAt(table.properties, `${at}.WriteCapacityAutoScalingSettings`) !== undefined) return undefined;
    return fail(`Write capacity is fixed: ${why}, and ${at} scales nothing.`, `${toOnDemand}.`, { at: 'BillingMode' });
  };
  const replicas = mapsAt(table.properties, 'Replicas').map((replica, index) => (): Judgement | undefined => {
    if (valueAt(replica, scaled) !== undefined) return undefined;
    const region = stringAt(replica, 'Region') ?? `replica ${index + 1}`;
    return fail(
      `Read capacity in ${region} is fixed: ${why}, and ReadCapacityAutoScalingSettings is not set.`,
      `${toOnDemand}, or give the replica ReadCapacityAutoScalingSettings.`,
      { at: `Replicas.${index}` },
    );
  });
  return [lacksWrites, ...replicas];
}
