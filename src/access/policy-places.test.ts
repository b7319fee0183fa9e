import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { policyTypes } from './policy-places.ts';

const types = readFileSync(new URL('../../facts/resource-types.txt', import.meta.url), 'utf8').split('\n');

/** Types with a policy or permission in their name that let nobody into a resource by a policy of IAM. */
const others = [
  /^AWS::IAM::/u,
  /(Lifecycle|Scaling|Scheduling|Caching|Cache|Request|Headers|Deployment|Firewall|Traffic|Resiliency|Restriction|Tier|Security|Configuration|Account|Approval)Policy$/u,
  /::(Policy|Permission)$/u,
  /NetworkInterfacePermission$|(AutomatedReasoning|KnowledgeBase|IoTSiteWise::Access|TransitGatewayMetering)Policy$/u,
];

describe('the types that hold a resource policy', () => {
  it('are all that CloudFormation has', () => {
    const named = types.filter((type) => /(Policy|Permission)$/u.test(type));
    expect(named.length).to.be.above(70);
    const missed = named.filter((type) => !policyTypes.includes(type) && !others.some((other) => other.test(type)));
    expect(missed).to.deep.equal([]);
  });

  it('are types that CloudFormation has', () => {
    expect(policyTypes.filter((type) => !types.includes(type))).to.deep.equal([]);
  });
});
