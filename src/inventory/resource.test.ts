import { describe, it } from 'node:test';
import { expect } from 'chai';
import { nameOf, type Resource } from './resource.ts';

const names: readonly (readonly [id: string, name: string])[] = [
  ['111122223333/eu-west-1/shop/Orders', 'Orders'],
  ['111122223333/eu-west-1/AWS::EC2::Route/rtb-1|0.0.0.0/0', 'rtb-1|0.0.0.0/0'],
  ['arn:aws:rds:eu-west-1:111122223333:db:orders', 'orders'],
  ['arn:aws:s3:::orders', 'orders'],
  ['arn:aws:sns:eu-west-1:111122223333:alarms', 'alarms'],
  ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/orders:*', '/aws/lambda/orders'],
  ['arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c49', 'app/shop/50dc6c49'],
  ['arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:0a1b2c3d:autoScalingGroupName/shop-api', 'shop-api'],
];

describe('The name of a resource', () => {
  for (const [id, name] of names)
    it(`is ${name} for ${id}`, () => {
      expect(nameOf({ id } as Resource)).to.equal(name);
    });

  it('is its logical id where it has one', () => {
    expect(nameOf({ id: 'arn:aws:s3:::orders', logicalId: 'Orders' } as Resource)).to.equal('Orders');
  });
});
