import { type AccessScopeType, AssociateAccessPolicyCommand, CreateAccessEntryCommand } from '@aws-sdk/client-eks';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, textIn, textsIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { eksTags } from './eks-tags.ts';

const type = 'AWS::EKS::AccessEntry';
const takes = ['AccessPolicies', 'ClusterName', 'KubernetesGroups', 'PrincipalArn', 'Tags', 'Type', 'Username'];

/** moto lacks it. */
export const eksAccessEntryCreator: Creator = {
  type,
  async create(properties, { clients: { eks } }) {
    const clusterName = neededIn(properties, 'ClusterName');
    const principalArn = neededIn(properties, 'PrincipalArn');
    const call = new CreateAccessEntryCommand({
      clusterName,
      principalArn,
      kubernetesGroups: textsIn(properties, 'KubernetesGroups'),
      type: textIn(properties, 'Type'),
      username: textIn(properties, 'Username'),
      tags: eksTags(properties),
    });
    const { accessEntry } = await lacking(type, () => eks.send(call));
    for (const policy of mapsIn(properties, 'AccessPolicies')) {
      const scope = mapIn(policy, 'AccessScope') ?? {};
      const giving = new AssociateAccessPolicyCommand({
        clusterName,
        principalArn,
        policyArn: neededIn(policy, 'PolicyArn'),
        accessScope: {
          type: textIn(scope, 'Type') as AccessScopeType | undefined,
          namespaces: textsIn(scope, 'Namespaces'),
        },
      });
      await lacking(`${type}.AccessPolicies`, () => eks.send(giving));
    }
    return {
      ref: `${principalArn}|${clusterName}`,
      attributes: accessEntry?.accessEntryArn === undefined ? {} : { AccessEntryArn: accessEntry.accessEntryArn },
      notTaken: leftOut(properties, takes),
    };
  },
};
