import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { instanceProfileCollector } from './instance-profile-collector.ts';

// Origin of all answers here: case.
const arn = 'arn:aws:iam::111122223333:instance-profile/api';

test('a profile names its role, and one without a role none', async () => {
  const InstanceProfiles = [
    { InstanceProfileName: 'api', Path: '/', Arn: arn, Roles: [{ RoleName: 'api' }] },
    { InstanceProfileName: 'empty', Path: '/', Roles: [] },
  ];
  const found = await instanceProfileCollector.collect(answersForTests({ ListInstanceProfiles: { InstanceProfiles } }));
  expect(found.map(({ ref, arn: told, properties, attributes }) => [ref, told, properties, attributes])).to.deep.equal([
    ['api', arn, { InstanceProfileName: 'api', Path: '/', Roles: ['api'] }, { Arn: arn }],
    ['empty', undefined, { InstanceProfileName: 'empty', Path: '/' }, {}],
  ]);
});

test('a denied list is no empty list', async () => {
  const place = answersForTests({ ListInstanceProfiles: failure('AccessDenied') });
  expect(await instanceProfileCollector.collect(place)).to.deep.equal([]);
  expect([...place.unseen]).to.deep.equal([['AWS::IAM::InstanceProfile', 'AccessDenied']]);
});
