import { expect } from 'chai';
import { describe, it } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { logGroupCollector } from './log-group-collector.ts';

// Origin of all answers here: case, in the shape of the API reference.
const arn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/kc/api';
const group = {
  logGroupName: '/kc/api',
  logGroupArn: arn,
  arn: `${arn}:*`,
  creationTime: 1_795_000_000_000,
  retentionInDays: 30,
  kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  logGroupClass: 'STANDARD',
  metricFilterCount: 0,
  storedBytes: 12,
};
const answers = {
  DescribeLogGroups: { logGroups: [group] },
  GetResources: { ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: 'Component', Value: 'api' }] }] },
};

describe('log groups of an account', () => {
  it('are told as their template would say them, in two calls', async () => {
    const place = answersForTests(answers);
    expect(await logGroupCollector.collect(place)).to.deep.equal([
      {
        type: 'AWS::Logs::LogGroup',
        ref: '/kc/api',
        arn,
        region: 'eu-west-1',
        tags: { Component: 'api' },
        properties: {
          LogGroupName: '/kc/api',
          LogGroupClass: 'STANDARD',
          KmsKeyId: group.kmsKeyId,
          RetentionInDays: 30,
        },
        attributes: { Arn: `${arn}:*` },
        untold: {
          FieldIndexPolicies: 'DescribeIndexPolicies is not asked: no check reads them',
          ResourcePolicyDocument: 'DescribeResourcePolicies is not asked: no check reads them',
        },
        api: 'logs:DescribeLogGroups',
      },
    ]);
    expect(place.asked).to.deep.equal(['DescribeLogGroups', 'GetResources']);
  });

  it('keep a data protection policy as a document, unseen when it is denied', async () => {
    const DescribeLogGroups = { logGroups: [{ ...group, dataProtectionStatus: 'ACTIVATED' }] };
    const policyOf = async (GetDataProtectionPolicy: unknown): Promise<unknown> => {
      const place = answersForTests({ ...answers, DescribeLogGroups, GetDataProtectionPolicy });
      return (await logGroupCollector.collect(place))[0]?.properties['DataProtectionPolicy'];
    };
    expect(await policyOf({ policyDocument: '{"Name":"mask"}' })).to.deep.equal({ Name: 'mask' });
    expect(await policyOf(failure('AccessDeniedException'))).to.deep.equal({ unseen: 'AccessDeniedException' });
  });

  it('leave out one that is gone since they were listed', async () => {
    const place = answersForTests({
      ...answers,
      DescribeLogGroups: { logGroups: [{ ...group, dataProtectionStatus: 'ACTIVATED' }] },
      GetDataProtectionPolicy: failure('ResourceNotFoundException'),
    });
    expect(await logGroupCollector.collect(place)).to.deep.equal([]);
  });

  it('count as not seen when they are denied', async () => {
    const place = answersForTests({ ...answers, DescribeLogGroups: failure('AccessDeniedException') });
    expect(await logGroupCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen.keys()]).to.deep.equal(['AWS::Logs::LogGroup']);
  });
});
