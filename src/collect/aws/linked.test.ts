import { test } from 'node:test';
import { assert } from 'chai';
import type { Mapped } from './collector.ts';
import { linked } from './linked.ts';
import { untoldInput } from './untold-input.ts';

const mapped = (type: string, ref: string, rest: Partial<Mapped> = {}): Mapped => {
  return { type, ref, region: 'eu-west-1', tags: {}, properties: {}, attributes: {}, api: 'case:List', ...rest };
};
const options = { account: '111122223333', at: '2026-11-21T00:00:00.000Z' };

test('An id, an ARN and a domain name of another resource become references, and edges; its own stay text', () => {
  const arn = 'arn:aws:s3:::shop-data';
  const [subnet, bucket, policy] = linked(
    [
      mapped('AWS::EC2::Subnet', 'subnet-0123456789abcdef0', { properties: { VpcId: 'vpc-0123456789abcdef0' } }),
      mapped('AWS::S3::Bucket', 'shop-data', { arn, properties: { BucketName: 'shop-data', Own: arn } }),
      mapped('AWS::IAM::ManagedPolicy', 'p', { properties: { Resource: [arn, `${arn}/*`, 'arn:aws:s3:::other/*'] } }),
      mapped('AWS::EC2::VPC', 'vpc-0123456789abcdef0'),
    ],
    options,
  );
  const vpc = '111122223333/eu-west-1/AWS::EC2::VPC/vpc-0123456789abcdef0';
  assert.deepEqual(subnet?.properties, { VpcId: { reference: vpc, attribute: 'Ref' } });
  assert.deepEqual(subnet?.edges, [{ path: 'VpcId', to: vpc, attribute: 'Ref' }]);
  assert.deepEqual(bucket?.properties, { BucketName: 'shop-data', Own: arn });
  const reference = { reference: arn, attribute: 'Arn' };
  assert.deepEqual(policy?.properties, { Resource: [reference, { text: [reference, '/*'] }, 'arn:aws:s3:::other/*'] });
});

test('An alias that leads to a load balancer by the name Route 53 tells is a reference to it', () => {
  const name = 'shop-1234.eu-west-1.elb.amazonaws.com';
  const [record, other] = linked(
    [
      mapped('AWS::Route53::RecordSet', 'r', { properties: { DNSName: `dualstack.${name}` } }),
      mapped('AWS::Route53::RecordSet', 's', { properties: { DNSName: `dualstack.other.${name}` } }),
      mapped('AWS::ElasticLoadBalancingV2::LoadBalancer', 'alb', { attributes: { DNSName: name } }),
    ],
    options,
  );
  const to = '111122223333/eu-west-1/AWS::ElasticLoadBalancingV2::LoadBalancer/alb';
  assert.deepEqual(record?.properties, { DNSName: { text: ['dualstack.', { reference: to, attribute: 'DNSName' }] } });
  assert.deepEqual(other?.properties, { DNSName: `dualstack.other.${name}` });
});

test('A bare name means the resource of the region that the property speaks of, and none where two bear it', () => {
  const [policy, strange, far] = linked(
    [
      mapped('AWS::AutoScaling::ScalingPolicy', 'p', { properties: { AutoScalingGroupName: 'shop' } }),
      mapped('AWS::AutoScaling::ScalingPolicy', 'q', { properties: { PolicyName: 'shop' } }),
      mapped('AWS::AutoScaling::ScalingPolicy', 'r', {
        region: 'eu-north-1',
        properties: { AutoScalingGroupName: 'shop' },
      }),
      mapped('AWS::AutoScaling::AutoScalingGroup', 'shop'),
      mapped('AWS::AutoScaling::AutoScalingGroup', 'shop', { region: 'us-east-1' }),
    ],
    options,
  );
  const group = '111122223333/eu-west-1/AWS::AutoScaling::AutoScalingGroup/shop';
  assert.deepEqual(policy?.properties, { AutoScalingGroupName: { reference: group, attribute: 'Ref' } });
  assert.deepEqual(strange?.properties, { PolicyName: 'shop' });
  assert.deepEqual(far?.properties, { AutoScalingGroupName: 'shop' });
});

test('Settings that are said of many link nothing', () => {
  const [database] = linked(
    [
      mapped('AWS::RDS::DBInstance', 'orders', { properties: { Port: '5432', State: 'available' } }),
      mapped('AWS::RDS::DBInstance', 'books', {
        attributes: { 'Endpoint.Port': '5432', DBInstanceStatus: 'available' },
      }),
    ],
    options,
  );
  assert.deepEqual(database?.properties, { Port: '5432', State: 'available' });
});

test('What no API tells is unseen with the reason, and what was told after all is kept', () => {
  const untold = { MasterUserPassword: 'RDS shows it to nobody', Engine: 'is told' };
  const [database] = linked(
    [mapped('AWS::RDS::DBInstance', 'orders', { properties: { Engine: 'postgres' }, untold })],
    options,
  );
  assert.deepEqual(database?.properties, {
    Engine: 'postgres',
    MasterUserPassword: { unseen: 'RDS shows it to nobody', input: untoldInput },
  });
});
