import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const group = (id: string, ...members: readonly string[]) => ({
  Id: id,
  FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [503] } },
  Members: { Quantity: 2, Items: members.map((member) => ({ OriginId: member })) },
});
const distribution = (first: ValueMap, ...others: readonly ValueMap[]) =>
  given('AWS::CloudFront::Distribution', 'Site', {
    DistributionConfig: {
      Origins: [
        { Id: 'one', DomainName: ref('Primary', 'RegionalDomainName') },
        { Id: 'two', DomainName: ref('Failover', 'RegionalDomainName') },
        { Id: 'again', DomainName: ref('Primary', 'RegionalDomainName') },
      ],
      OriginGroups: { Quantity: 2, Items: [group('both', 'one', 'two'), group('same', 'one', 'again')] },
      DefaultCacheBehavior: first,
      CacheBehaviors: others,
    },
  });
const mend = 'Make an origin group of two origins the TargetOriginId of the behaviour.';

export const cases: readonly Case[] = [
  {
    name: 'a group of two',
    records: [distribution({ TargetOriginId: 'both' })],
    says: { verdict: 'pass', message: 'Fails over to a second origin in the behaviour that only reads.' },
  },
  {
    name: 'a behaviour for writes beside it',
    records: [
      distribution(
        { TargetOriginId: 'both' },
        {
          PathPattern: '/api/*',
          TargetOriginId: 'one',
          AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
        },
      ),
    ],
    says: { verdict: 'pass', message: 'Fails over to a second origin in the behaviour that only reads.' },
  },
  {
    name: 'a group that no behaviour uses',
    records: [distribution({ TargetOriginId: 'one' })],
    says: { verdict: 'fail', message: 'The default behaviour leads to origin one alone.', mend: mend },
  },
  {
    name: 'a group used by one behaviour of two',
    records: [distribution({ TargetOriginId: 'both' }, { PathPattern: '/old/*', TargetOriginId: 'two' })],
    says: { verdict: 'fail', message: 'Behaviour /old/* leads to origin two alone.', mend: mend },
  },
  {
    name: 'a group whose members are one place',
    records: [distribution({ TargetOriginId: 'same' })],
    says: {
      verdict: 'fail',
      message: 'Both origins of the default behaviour lead to the same place.',
      mend: 'Give the second origin a DomainName of its own.',
    },
  },
  {
    name: 'not seen',
    records: [distribution({ TargetOriginId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DistributionConfig.DefaultCacheBehavior.TargetOriginId: no value.' },
  },
  {
    name: 'groups that were not seen',
    records: [
      given('AWS::CloudFront::Distribution', 'Site', {
        DistributionConfig: { DefaultCacheBehavior: { TargetOriginId: 'one' }, OriginGroups: unseen('no value') },
      }),
    ],
    says: { verdict: 'unknown', message: 'DistributionConfig.OriginGroups: no value.' },
  },
];
