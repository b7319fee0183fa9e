import { expect } from 'chai';
import { describe, it } from 'node:test';
import { queryError, type WireAnswer, type WireRequest } from '../aws/service-for-tests.ts';
import { account, collected, refs } from './collect-live-for-tests.ts';
import type { Scope } from './scope.ts';

describe('Reading an account by stack', () => {
  const scope: Scope = { kind: 'stacks', stacks: ['shop'] };
  const noStack = queryError('ValidationError', 'Stack with id shop does not exist');
  const listed = (items: string, next = '') => ({
    body: `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${items}</StackResourceSummaries>${next}</ListStackResourcesResult></ListStackResourcesResponse>`,
  });
  const item = (logicalId: string, type: string, id: string) =>
    `<member><LogicalResourceId>${logicalId}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>`;
  const nested = `arn:aws:cloudformation:eu-west-1:${account}:stack/shop-inner/1`;
  const stackOf = ({ operation, signedFor, body }: WireRequest): WireAnswer | undefined => {
    if (operation !== 'ListStackResources') return undefined;
    if (signedFor !== 'cloudformation/eu-west-1') return noStack;
    if (body.includes('shop-inner'))
      return listed(item('Role', 'AWS::IAM::Role', 'app') + item('Gone', 'AWS::IAM::Role', 'gone'));
    return body.includes('NextToken=n')
      ? listed(item('Inner', 'AWS::CloudFormation::Stack', nested))
      : listed(item('Network', 'AWS::EC2::VPC', 'vpc-1'), '<NextToken>n</NextToken>');
  };

  it('keeps what the stack and those nested in it list, and says what they call it', async () => {
    const found = await collected({ scope, instead: stackOf });
    expect(refs(found)).to.deep.equal(['eu-west-1 vpc-1', 'us-east-1 app']);
    expect(found.mapped.map((one) => found.logicalOf(one)?.logicalId)).to.deep.equal(['Network', 'Role']);
    expect(found.mapped.map((one) => found.logicalOf(one)?.stack)).to.deep.equal(['shop', 'shop-inner']);
    expect(found.gaps).to.deep.equal([]);
  });

  it('names what a stack lists and the account does not have', async () => {
    const found = await collected({ scope, instead: stackOf });
    expect(found.missing.map(({ stack, logicalId }) => `${stack} ${logicalId}`)).to.deep.equal(['shop-inner Gone']);
  });

  it('leaves a gap for a stack that is nowhere', async () => {
    const found = await collected({
      scope,
      instead: ({ operation }) => (operation === 'ListStackResources' ? noStack : undefined),
    });
    expect(found.mapped).to.deep.equal([]);
    expect(found.gaps.map(({ what, reason }) => [what, reason])).to.deep.equal([
      ['stack shop', 'it was found in none of the regions that were asked'],
    ]);
  });
});
