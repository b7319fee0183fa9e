import {
  CreateLaunchTemplateCommand,
  type CreateLaunchTemplateCommandInput,
  type RequestLaunchTemplateData,
} from '@aws-sdk/client-ec2';
import type { Creator } from '../../creator.ts';
import { leftOut } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const takes = ['LaunchTemplateName', 'LaunchTemplateData', 'TagSpecifications', 'VersionDescription'];

export const launchTemplateCreator: Creator = {
  type: 'AWS::EC2::LaunchTemplate',
  async create(properties, { clients, uniqueName }) {
    const { LaunchTemplateName, LaunchTemplateData, TagSpecifications, VersionDescription } =
      properties as Partial<CreateLaunchTemplateCommandInput>;
    const input: CreateLaunchTemplateCommandInput = {
      LaunchTemplateName: LaunchTemplateName ?? uniqueName(128),
      LaunchTemplateData: encoded(LaunchTemplateData ?? {}),
      TagSpecifications,
      VersionDescription,
    };
    const { LaunchTemplate } = await lacking('ec2:CreateLaunchTemplate', () =>
      clients.ec2.send(new CreateLaunchTemplateCommand(input)),
    );
    const ref = LaunchTemplate?.LaunchTemplateId ?? '';
    return {
      ref,
      attributes: {
        LaunchTemplateId: ref,
        LatestVersionNumber: String(LaunchTemplate?.LatestVersionNumber ?? 1),
        DefaultVersionNumber: String(LaunchTemplate?.DefaultVersionNumber ?? 1),
      },
      notTaken: leftOut(properties, takes),
    };
  },
};

/** `Fn::Base64` over text with references stays readable in the inventory: what came of it is encoded here. */
function encoded(data: RequestLaunchTemplateData): RequestLaunchTemplateData {
  const { UserData } = data;
  if (UserData === undefined || isBase64(UserData)) return data;
  return { ...data, UserData: Buffer.from(UserData).toString('base64') };
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/u.test(text);
}
