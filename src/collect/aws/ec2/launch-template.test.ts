import { expect } from 'chai';
import { test } from 'node:test';
import { launchTemplate } from './launch-template.ts';

const where = { account: '111122223333', partition: 'aws', region: 'eu-west-1' };

test('A launch template is told as its template would say it, without what is no setting', () => {
  // Origin: case.
  const told = { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'api', LatestVersionNumber: 2, DefaultVersionNumber: 1 };
  expect(
    launchTemplate(told, {
      ...where,
      version: {
        kind: 'told',
        answer: {
          VersionNumber: 2,
          VersionDescription: 'second',
          LaunchTemplateData: {
            UserData: 'aGk=',
            SecurityGroupIds: ['sg-2', 'sg-1'],
            MetadataOptions: { State: 'applied', HttpTokens: 'required' },
            NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-2', 'sg-1'], Ipv6Addresses: [] }],
            InstanceMarketOptions: { SpotOptions: { ValidUntil: new Date('2026-12-01T00:00:00Z') } },
            Operator: { Managed: false },
            TagSpecifications: [
              { ResourceType: 'instance', Tags: [{ Key: 'Component', Value: 'api' }] },
              { ResourceType: 'launch-template', Tags: [{ Key: 'Component', Value: 'templates' }] },
            ],
          },
        },
      },
    }),
  ).to.deep.equal({
    type: 'AWS::EC2::LaunchTemplate',
    ref: 'lt-1',
    arn: 'arn:aws:ec2:eu-west-1:111122223333:launch-template/lt-1',
    region: 'eu-west-1',
    tags: {},
    properties: {
      LaunchTemplateName: 'api',
      VersionDescription: 'second',
      LaunchTemplateData: {
        UserData: 'aGk=',
        SecurityGroupIds: ['sg-1', 'sg-2'],
        MetadataOptions: { HttpTokens: 'required' },
        NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-1', 'sg-2'] }],
        InstanceMarketOptions: { SpotOptions: { ValidUntil: '2026-12-01T00:00:00.000Z' } },
        TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Component', Value: 'api' }] }],
      },
    },
    attributes: { LaunchTemplateId: 'lt-1', LatestVersionNumber: '2', DefaultVersionNumber: '1', VersionInUse: '2' },
    api: 'ec2:DescribeLaunchTemplateVersions',
  });
});
