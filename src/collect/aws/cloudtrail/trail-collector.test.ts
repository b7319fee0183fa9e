import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { trailCollector } from './trail-collector.ts';

// Origin of all answers here: case.
const TrailARN = 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit';
const trail = {
  Name: 'audit',
  TrailARN,
  HomeRegion: 'eu-west-1',
  S3BucketName: 'logs',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
  LogFileValidationEnabled: true,
  KmsKeyId: 'arn:key',
};
const selectors = [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [] }];
const answers = {
  DescribeTrails: { trailList: [trail] },
  ListTags: { ResourceTagList: [{ ResourceId: TrailARN, TagsList: [{ Key: 'Component', Value: 'logs' }] }] },
  GetTrailStatus: { IsLogging: true },
  GetEventSelectors: { EventSelectors: selectors },
  GetInsightSelectors: failure('InsightNotEnabledException'),
};

test('a trail is told with whether it logs, and what', async () => {
  expect(await trailCollector.collect(answersForTests(answers))).to.deep.equal([
    {
      type: 'AWS::CloudTrail::Trail',
      ref: 'audit',
      arn: TrailARN,
      region: 'eu-west-1',
      tags: { Component: 'logs' },
      properties: {
        TrailName: 'audit',
        S3BucketName: 'logs',
        IncludeGlobalServiceEvents: true,
        IsMultiRegionTrail: true,
        IsOrganizationTrail: false,
        EnableLogFileValidation: true,
        KMSKeyId: 'arn:key',
        IsLogging: true,
        EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
      },
      attributes: { Arn: TrailARN, HomeRegion: 'eu-west-1' },
      api: 'cloudtrail:DescribeTrails',
    },
  ]);
});

test('whether it logs is unseen where the status is denied', async () => {
  const [found] = await trailCollector.collect(
    answersForTests({ ...answers, GetTrailStatus: failure('AccessDenied') }),
  );
  expect(found?.properties['IsLogging']).to.deep.equal({ unseen: 'AccessDenied' });
});

test('the shadow of a trail of another region is left out', async () => {
  const trailList = [{ ...trail, HomeRegion: 'us-east-1' }];
  expect(await trailCollector.collect(answersForTests({ ...answers, DescribeTrails: { trailList } }))).to.deep.equal(
    [],
  );
});

test('where the list or the tags are denied the kind counts as not seen', async () => {
  for (const operation of ['DescribeTrails', 'ListTags']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDenied') });
    await trailCollector.collect(place);
    expect([...place.unseen.keys()], operation).to.deep.equal(['AWS::CloudTrail::Trail']);
  }
});
