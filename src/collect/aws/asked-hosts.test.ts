import { it } from 'node:test';
import { expect } from 'chai';
import { isAwsHost } from './asked-hosts.ts';

for (const [host, isAws] of [
  ['ec2.eu-west-1.amazonaws.com', true],
  ['sts.cn-north-1.amazonaws.com.cn', true],
  ['orders.s3.eu-west-1.amazonaws.com', true],
  ['vpce-0a1b-2c3d.ec2.eu-west-1.vpce.amazonaws.com', true],
  ['rds.eu-west-1.api.aws', true],
  ['127.0.0.1', false],
  ['ec2.eu-west-1.amazonaws.com.example.org', false],
  ['notamazonaws.com', false],
  ['ec2-203-0-113-7.eu-west-1.compute.amazonaws.com', false],
  ['moto-1234.eu-west-1.elb.amazonaws.com', false],
  ['a1b2.execute-api.eu-west-1.amazonaws.com', false],
  ['vpce-0a1b.vpce-svc-0c2d.eu-west-1.vpce.amazonaws.com', false],
] as const)
  it(`${host} is ${isAws ? 'a host of AWS' : 'run by somebody'}`, () => {
    expect(isAwsHost(host)).to.equal(isAws);
  });
