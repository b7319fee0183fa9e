import type { LaunchTemplate, LaunchTemplateVersion, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import type { Value } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A launch template as CloudFormation would write it, with the data of the version that is in use. User data is base64, as AWS tells it. */
export function launchTemplate(
  told: LaunchTemplate,
  more: {
    readonly region: string;
    readonly account: string;
    readonly partition: string;
    readonly version: Detail<LaunchTemplateVersion>;
  },
): Mapped {
  const { LaunchTemplateId: id = '' } = told;
  const version = more.version.kind === 'told' ? more.version.answer : undefined;
  return {
    type: 'AWS::EC2::LaunchTemplate',
    ref: id,
    arn: `arn:${more.partition}:ec2:${more.region}:${more.account}:launch-template/${id}`,
    region: more.region,
    tags: tagMap(told.Tags),
    properties: toldValues({
      LaunchTemplateName: told.LaunchTemplateName,
      VersionDescription: version?.VersionDescription,
      LaunchTemplateData: detailValue(more.version, ({ LaunchTemplateData }) => launchData(LaunchTemplateData)),
    }),
    // CloudFormation gives numbers of versions as text.
    attributes: toldValues({
      LaunchTemplateId: id,
      LatestVersionNumber: textOf(told.LatestVersionNumber),
      DefaultVersionNumber: textOf(told.DefaultVersionNumber),
      VersionInUse: textOf(version?.VersionNumber),
    }),
    api: 'ec2:DescribeLaunchTemplateVersions',
  };
}

/**
 * What is told of how far a setting has come, and of who runs the instance, is none. Nor are the template's own tags, which AWS does
 * not tell among those of what it launches, and moto does.
 */
function launchData(told: ResponseLaunchTemplateData = {}): Value {
  const { MetadataOptions, Operator: _operator, NetworkInterfaces, TagSpecifications, ...data } = told;
  const { State: _state, ...metadata } = MetadataOptions ?? {};
  return toldValues({
    ...data,
    MetadataOptions: MetadataOptions && metadata,
    NetworkInterfaces: NetworkInterfaces?.map((one) => ({ ...one, Groups: one.Groups?.toSorted() })),
    SecurityGroupIds: data.SecurityGroupIds?.toSorted(),
    // AWS Config does not keep them: then they are unseen.
    TagSpecifications: Array.isArray(TagSpecifications)
      ? TagSpecifications.filter(({ ResourceType }) => ResourceType !== 'launch-template')
      : TagSpecifications,
  });
}

function textOf(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}
