import { test } from 'node:test';
import { expect } from 'chai';
import {
  fakeAccount as account,
  fakeItem,
  fakeRegion as region,
  queueAlarms,
} from '../../../fixtures/fakes/config-items-for-tests.ts';
import { aggregatorSource } from './aggregator-source.ts';
import { readConfig as read } from './read-config-for-tests.ts';

const alarm = 'AWS::CloudWatch::Alarm';
const bucket = 'AWS::S3::Bucket';

test('an aggregator tells of another account, a hundred a page, and of its recorder where that is recorded', async () => {
  const items = queueAlarms(101).map((item) => ({ ...item, accountId: '444455556666' }));
  const recorder = {
    ...fakeItem('AWS::Config::ConfigurationRecorder', 'default', {
      Recording: true,
      RecordingGroup: { AllSupported: false, ResourceTypes: [alarm] },
    }),
    accountId: '444455556666',
  };
  const sources = [{ account: '444455556666', region, status: 'SUCCEEDED' as const }];
  const config = { items: [...items, recorder], aggregators: [{ name: 'all', sources }] };
  const { told, gaps, calls } = await read(config, { source: aggregatorSource('all'), account: '444455556666' });
  expect(told).to.have.lengthOf(101);
  expect(calls.get('SelectAggregateResourceConfig')).to.equal(2);
  expect(gaps.has(alarm)).to.equal(false);
  expect(gaps.get(bucket)).to.contain('does not record AWS::S3::Bucket');
});

test('an aggregator that is out of date, has no such source or is not there leaves all unseen', async () => {
  const of = (status: 'SUCCEEDED' | 'OUTDATED') => [{ name: 'all', sources: [{ account, region, status }] }];
  const source = aggregatorSource('all');
  const outdated = await read({ items: queueAlarms(2), aggregators: of('OUTDATED') }, { source });
  expect(outdated.told).to.deep.equal([]);
  expect(outdated.gaps.get(alarm)).to.contain('OUTDATED');
  const other = await read({ aggregators: of('SUCCEEDED') }, { source, account: '999900001111' });
  expect(other.gaps.get(alarm)).to.contain('no source for 999900001111');
  const missing = await read({}, { source });
  expect(missing.gaps.get(alarm)).to.contain('NoSuchConfigurationAggregatorException');
});

test('of a recorder that an aggregator does not tell of, a type without items is unseen', async () => {
  const aggregators = [{ name: 'all', sources: [{ account, region, status: 'SUCCEEDED' as const }] }];
  const { told, gaps } = await read({ items: queueAlarms(2), aggregators }, { source: aggregatorSource('all') });
  expect(told).to.have.lengthOf(2);
  expect(gaps.has(alarm)).to.equal(false);
  expect(gaps.get(bucket)).to.contain('not told whether the recorder records it');
});

test('a type of which an aggregator tells fewer than were discovered is not wholly seen', async () => {
  const aggregators = [{ name: 'all', sources: [{ account, region, status: 'SUCCEEDED' as const }] }];
  const counts = () => Promise.resolve(new Map([[alarm, 102]]));
  const { gaps } = await read(
    { items: queueAlarms(101), aggregators },
    { source: { ...aggregatorSource('all'), counts } },
  );
  expect(gaps.get(alarm)).to.contain('102 were discovered, and the query has 101');
});
