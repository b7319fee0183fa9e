import type { Addon, PodIdentityAssociation } from '@aws-sdk/client-eks';
import type { Value } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** An add-on of a cluster, from DescribeAddon and the pod identity associations that it owns. */
export function eksAddon(told: Addon, associations: Detail<readonly PodIdentityAssociation[]>, region: string): Mapped {
  return {
    type: 'AWS::EKS::Addon',
    ref: `${told.clusterName}|${told.addonName}`,
    ...(told.addonArn === undefined ? {} : { arn: told.addonArn }),
    region,
    tags: tagMap(Object.entries(told.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
    properties: toldValues({
      ClusterName: told.clusterName,
      AddonName: told.addonName,
      AddonVersion: told.addonVersion,
      ConfigurationValues: told.configurationValues,
      NamespaceConfig: told.namespaceConfig?.namespace && { Namespace: told.namespaceConfig.namespace },
      PodIdentityAssociations: detailValue(associations, rolesOf),
      ServiceAccountRoleArn: told.serviceAccountRoleArn,
    }),
    attributes: toldValues({ Arn: told.addonArn, Status: told.status }),
    untold: {
      ResolveConflicts: 'EKS does not keep what it was asked to do once',
      PreserveOnDelete: 'EKS is asked for it when the add-on is deleted',
    },
    api: 'eks:DescribeAddon',
  };
}

function rolesOf(associations: readonly PodIdentityAssociation[]): Value {
  return associations.map(({ serviceAccount, roleArn }) =>
    toldValues({ ServiceAccount: serviceAccount, RoleArn: roleArn }),
  );
}
