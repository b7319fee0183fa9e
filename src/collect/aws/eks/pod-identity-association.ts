import type { PodIdentityAssociation } from '@aws-sdk/client-eks';
import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** Which role the pods of a service account have, from DescribePodIdentityAssociation. */
export function podIdentityAssociation(told: PodIdentityAssociation, region: string): Mapped {
  return {
    type: 'AWS::EKS::PodIdentityAssociation',
    ref: told.associationArn ?? '',
    ...(told.associationArn === undefined ? {} : { arn: told.associationArn }),
    region,
    tags: tagMap(Object.entries(told.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
    properties: toldValues({
      ClusterName: told.clusterName,
      Namespace: told.namespace,
      ServiceAccount: told.serviceAccount,
      RoleArn: told.roleArn,
      TargetRoleArn: told.targetRoleArn,
      DisableSessionTags: told.disableSessionTags,
      Policy: jsonText(told.policy),
    }),
    attributes: toldValues({
      AssociationArn: told.associationArn,
      AssociationId: told.associationId,
      ExternalId: told.externalId,
    }),
    api: 'eks:DescribePodIdentityAssociation',
  };
}
