import { CreateAddonCommand, type ResolveConflicts } from '@aws-sdk/client-eks';
import type { Creator } from '../../creator.ts';
import { leftOut, mapsIn, neededIn, textIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { eksTags } from './eks-tags.ts';

const type = 'AWS::EKS::Addon';
const takes = [
  'AddonName',
  'AddonVersion',
  'ClusterName',
  'ConfigurationValues',
  'PodIdentityAssociations',
  'ResolveConflicts',
  'ServiceAccountRoleArn',
  'Tags',
];

/** moto lacks it. */
export const eksAddonCreator: Creator = {
  type,
  async create(properties, { clients }) {
    const clusterName = neededIn(properties, 'ClusterName');
    const addonName = neededIn(properties, 'AddonName');
    const roles = mapsIn(properties, 'PodIdentityAssociations').map((one) => ({
      roleArn: neededIn(one, 'RoleArn'),
      serviceAccount: neededIn(one, 'ServiceAccount'),
    }));
    const call = new CreateAddonCommand({
      clusterName,
      addonName,
      addonVersion: textIn(properties, 'AddonVersion'),
      configurationValues: textIn(properties, 'ConfigurationValues'),
      podIdentityAssociations: roles.length > 0 ? roles : undefined,
      resolveConflicts: textIn(properties, 'ResolveConflicts') as ResolveConflicts | undefined,
      serviceAccountRoleArn: textIn(properties, 'ServiceAccountRoleArn'),
      tags: eksTags(properties),
    });
    const { addon } = await lacking(type, () => clients.eks.send(call));
    return {
      ref: `${clusterName}|${addonName}`,
      attributes: addon?.addonArn === undefined ? {} : { Arn: addon.addonArn },
      notTaken: leftOut(properties, takes),
    };
  },
};
