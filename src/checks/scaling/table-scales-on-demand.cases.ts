import { type Case, given, ref, unseen } from '../case.ts';

const table = (properties: Parameters<typeof given>[2] = {}) => given('AWS::DynamoDB::Table', 'Orders', properties);
const target = (kind: string) =>
  given('AWS::ApplicationAutoScaling::ScalableTarget', `${kind}s`, {
    MinCapacity: 5,
    MaxCapacity: 500,
    ResourceId: { text: ['table/', ref('Orders')] },
    ScalableDimension: `dynamodb:table:${kind}CapacityUnits`,
    ServiceNamespace: 'dynamodb',
  });
const policy = (kind: string) =>
  given('AWS::ApplicationAutoScaling::ScalingPolicy', `${kind}Policy`, {
    PolicyType: 'TargetTrackingScaling',
    ScalingTargetId: ref(`${kind}s`),
  });

export const cases: readonly Case[] = [
  {
    name: 'billed by the request',
    records: [table({ BillingMode: 'PAY_PER_REQUEST' })],
    says: { verdict: 'pass', message: 'Is billed by the request: BillingMode is PAY_PER_REQUEST.' },
  },
  {
    name: 'reads and writes that follow the load',
    records: [table(), target('Read'), policy('Read'), target('Write'), policy('Write')],
    says: {
      verdict: 'pass',
      message:
        'Its provisioned capacity follows the load for reads and writes (BillingMode is not set, and PROVISIONED by default).',
    },
  },
  {
    name: 'writes that are fixed',
    records: [table({ BillingMode: 'PROVISIONED' }), target('Read'), policy('Read')],
    says: {
      verdict: 'fail',
      message:
        'Write capacity is fixed: BillingMode is PROVISIONED, and no scalable target is for dynamodb:table:WriteCapacityUnits.',
      mend: 'Set BillingMode to PAY_PER_REQUEST, or add a ScalableTarget for dynamodb:table:WriteCapacityUnits with a policy of PolicyType TargetTrackingScaling.',
    },
  },
  {
    name: 'a target without a policy',
    records: [table(), target('Read'), target('Write'), policy('Write')],
    says: {
      verdict: 'fail',
      message:
        'Read capacity is fixed: BillingMode is not set, and PROVISIONED by default, and no policy tracks a target of Reads.',
      mend: 'Set BillingMode to PAY_PER_REQUEST, or add a ScalableTarget for dynamodb:table:ReadCapacityUnits with a policy of PolicyType TargetTrackingScaling.',
    },
  },
  {
    name: 'a global table whose second replica reads at a fixed rate',
    records: [
      given('AWS::DynamoDB::GlobalTable', 'Orders', {
        BillingMode: 'PROVISIONED',
        WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { MinCapacity: 5 } },
        Replicas: [
          {
            Region: 'eu-west-1',
            ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: { MinCapacity: 5 } },
          },
          { Region: 'eu-west-2', ReadProvisionedThroughputSettings: { ReadCapacityUnits: 5 } },
        ],
      }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Read capacity in eu-west-2 is fixed: BillingMode is PROVISIONED, and ReadCapacityAutoScalingSettings is not set.',
      mend: 'Set BillingMode to PAY_PER_REQUEST, or give the replica ReadCapacityAutoScalingSettings.',
    },
  },
  {
    name: 'a mode that was not seen',
    records: [table({ BillingMode: unseen('parameter "Mode" has no value', 'Mode') })],
    says: { verdict: 'unknown', message: 'BillingMode: parameter "Mode" has no value.' },
  },
];
