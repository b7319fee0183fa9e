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

test('a trail that is at home elsewhere is told by its shadow, of which tags and selectors are not asked', async () => {
  for (const [arn, HomeRegion, home] of [
    ['arn:aws:cloudtrail:us-east-1:111122223333:trail/audit', 'us-east-1', 'us-east-1 in 111122223333'],
    ['arn:aws:cloudtrail:eu-west-1:999900001111:trail/audit', 'eu-west-1', 'eu-west-1 in 999900001111'],
  ] as const) {
    const place = answersForTests({
      DescribeTrails: ({ includeShadowTrails }: { readonly includeShadowTrails: boolean }) => ({
        trailList: includeShadowTrails ? [{ ...trail, TrailARN: arn, HomeRegion }] : [],
      }),
      GetTrailStatus: ({ Name }: { readonly Name: string }) =>
        Name === arn ? { IsLogging: true } : failure('TrailNotFoundException'),
    });
    const untold = { unseen: `told only where the trail is at home, ${home}` };
    const [found, ...others] = await trailCollector.collect(place);
    expect(others).to.deep.equal([]);
    expect(found).to.deep.include({ arn, region: 'eu-west-1', tags: {}, unseenTags: untold });
    expect(found?.attributes).to.deep.include({ HomeRegion });
    expect(found?.properties).to.deep.include({
      IsMultiRegionTrail: true,
      IsLogging: true,
      EventSelectors: untold,
      InsightSelectors: untold,
    });
    expect(place.asked).to.deep.equal(['DescribeTrails', 'GetTrailStatus']);
    expect([...place.unseen]).to.deep.equal([]);
  }
});

test('a shadow whose status is not told is kept, and its logging unseen', async () => {
  const trailList = [{ ...trail, HomeRegion: 'us-east-1' }];
  const place = answersForTests({ DescribeTrails: { trailList }, GetTrailStatus: failure('TrailNotFoundException') });
  const [found] = await trailCollector.collect(place);
  expect(found?.properties['IsLogging']).to.deep.equal({ unseen: 'TrailNotFoundException' });
});

test('where the list or the tags are denied the kind counts as not seen', async () => {
  for (const operation of ['DescribeTrails', 'ListTags']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDenied') });
    await trailCollector.collect(place);
    expect([...place.unseen.keys()], operation).to.deep.equal(['AWS::CloudTrail::Trail']);
  }
});
