import { expect } from 'chai';
import { describe, it } from 'node:test';
import type { Resource } from '../../../inventory/resource.ts';
import { resourceForTests } from '../../../inventory/resource-for-tests.ts';
import { uniqueName } from './unique-name.ts';

const resource = (stack: string, logicalId: string, region = 'us-east-1'): Resource =>
  resourceForTests('AWS::ElasticLoadBalancingV2::TargetGroup', logicalId, {
    id: `111122223333/${region}/${stack}/${logicalId}`,
    region,
    stack,
  });
const alike = [
  resource('production-platform-services', 'TargetGroupBlue'),
  resource('production-platform-services', 'TargetGroupGreen'),
  resource('production-platform-services', 'TargetGroupGreen', 'us-west-1'),
  resource('production-platform-services', 'targetgroupgreen'),
  resource('production-platform', 'servicesTargetGroupGreen'),
];
const odd = [
  resource('startup-kit__fargate.service', 'Alb'),
  resource('2024.network', 'Alb'),
  resource('internal-tools', 'Alb'),
  resource('sg-shared', 'Group'),
  resource('AWSLanding', 'Zone'),
  resource('_', 'É'),
  resource('', 'Alb'),
  // Cut where a hyphen stands.
  resource('production-platform-two', 'Group'),
];
const lengths = [20, 32, 40, 60, 63, 255];

describe('the name of what a template leaves unnamed', () => {
  it('begins with stack and logical id', () => {
    expect(uniqueName(resource('startup-kit__fargate.service', 'Alb'), 63)).to.equal(
      'startup-kit-fargate-service-alb-cdd22604',
    );
  });

  it('is another for each resource, however much of it is cut off', () => {
    for (const length of lengths)
      expect(new Set(alike.map((one) => uniqueName(one, length))).size, `${length}`).to.equal(alike.length);
  });

  it('is the same each time', () => {
    for (const one of alike) expect(uniqueName(one, 32)).to.equal(uniqueName(one, 32));
  });

  it('is one that every service takes', () => {
    for (const one of [...alike, ...odd])
      for (const length of lengths) {
        const name = uniqueName(one, length);
        expect(name).to.match(/^[a-z](?:-?[a-z0-9])+$/u);
        expect(name).not.to.match(/^(?:internal-|sg-|aws)/u);
        // Secrets Manager ends its ARNs so.
        expect(name).not.to.match(/-.{6}$/u);
        expect(name.length).to.be.at.most(length);
      }
  });
});
