import type { LaunchTemplateVersion, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Detail, Mapped, Place } from '../aws/collector.ts';
import { launchTemplate } from '../aws/ec2/launch-template.ts';
import { type ConfigItem, recordOf } from './config-item.ts';
import { notKept, tagList } from './from-config.ts';

/** Parts of the data that no item holds: left out they would read as not set. */
const unseen: unknown = { unseen: notKept };
const notTold = { TagSpecifications: unseen, UserData: unseen } as ResponseLaunchTemplateData;

/** The item does not say of which version the data is: where there are several, it may not be that in use. */
export function launchTemplateItem(item: ConfigItem, { account, region, partition }: Place): readonly Mapped[] {
  const { Id, LaunchTemplateName, DefaultVersionNumber, LatestVersionNumber, LaunchTemplateData } = item.configuration;
  const data = recordOf(LaunchTemplateData);
  const version: Detail<LaunchTemplateVersion> =
    data !== undefined && DefaultVersionNumber === LatestVersionNumber
      ? {
          kind: 'told',
          answer: { LaunchTemplateData: { ...notTold, ...data }, VersionNumber: Number(LatestVersionNumber) },
        }
      : { kind: 'unseen', value: { unseen: 'AWS Config does not say of which version the data is' } };
  const told = {
    LaunchTemplateId: typeof Id === 'string' ? Id : item.resourceId,
    ...(typeof LaunchTemplateName === 'string' && { LaunchTemplateName }),
    DefaultVersionNumber: Number(DefaultVersionNumber),
    LatestVersionNumber: Number(LatestVersionNumber),
    Tags: tagList(item),
  };
  return [launchTemplate(told, { account, region, partition, version })];
}
