import { it } from 'node:test';
import { expect } from 'chai';
import type { PolicyDocument } from '../collect/aws/read-policy.ts';
import { readFacts } from './facts.ts';
import { readCalls } from '../collect/aws/read-policy-calls.ts';
import { readPolicy } from '../collect/aws/read-policy.ts';
import { cloudControl } from '../collect/cloud-control/cloud-control.ts';
import { livePolicies } from './live-policies.ts';

it('policies for reading an account fit into what IAM takes, allow each action once, and nothing that writes', async () => {
  const policies = JSON.parse(await livePolicies('services')) as readonly PolicyDocument[];
  const actions = policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
  for (const policy of policies) expect(JSON.stringify(policy).length).to.be.at.most(6144);
  const { askedTypes } = await readFacts();
  const [whole] = readPolicy(readCalls, cloudControl(askedTypes).actions).Statement;
  expect(actions)
    .to.deep.equal(whole?.Action)
    .and.to.include.members(['ec2:DescribeVpcs', 'cloudformation:GetResource']);
  expect(
    actions.filter(
      (action) => !/:(?:List|Describe|Get|Batch(?:Get|Describe)|Search|View|Lookup|Select|GET)/u.test(action),
    ),
  ).to.deep.equal([]);
});
