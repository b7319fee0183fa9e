import { CreatePodIdentityAssociationCommand } from '@aws-sdk/client-eks';
import { podIdentityAssociation } from '../../../../aws/eks/pod-identity-association.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, neededIn, textIn, truthIn } from '../../given.ts';
import { textsOf } from '../../texts-of.ts';
import { lacking } from '../../lacking.ts';
import { eksTags } from './eks-tags.ts';

const type = 'AWS::EKS::PodIdentityAssociation';
const takes = ['ClusterName', 'DisableSessionTags', 'Namespace', 'RoleArn', 'ServiceAccount', 'Tags', 'TargetRoleArn'];

/** moto lacks it. */
export const eksPodIdentityAssociationCreator: Creator = {
  type,
  async create(properties, { clients, region }) {
    const call = new CreatePodIdentityAssociationCommand({
      clusterName: neededIn(properties, 'ClusterName'),
      namespace: neededIn(properties, 'Namespace'),
      serviceAccount: neededIn(properties, 'ServiceAccount'),
      roleArn: neededIn(properties, 'RoleArn'),
      disableSessionTags: truthIn(properties, 'DisableSessionTags'),
      targetRoleArn: textIn(properties, 'TargetRoleArn'),
      tags: eksTags(properties),
    });
    const { association = {} } = await lacking(type, () => clients.eks.send(call));
    const { ref, attributes } = podIdentityAssociation(association, region);
    return { ref, attributes: textsOf(attributes), notTaken: leftOut(properties, takes) };
  },
};
