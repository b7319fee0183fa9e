import type { AccessEntry, AssociatedAccessPolicy } from '@aws-sdk/client-eks';
import type { Value } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** Who may do what in a cluster, from DescribeAccessEntry and ListAssociatedAccessPolicies. */
export function accessEntry(
  told: AccessEntry,
  policies: Detail<readonly AssociatedAccessPolicy[]>,
  region: string,
): Mapped {
  return {
    type: 'AWS::EKS::AccessEntry',
    ref: `${told.principalArn}|${told.clusterName}`,
    ...(told.accessEntryArn === undefined ? {} : { arn: told.accessEntryArn }),
    region,
    tags: tagMap(Object.entries(told.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
    properties: toldValues({
      ClusterName: told.clusterName,
      PrincipalArn: told.principalArn,
      AccessPolicies: detailValue(policies, policiesOf),
      KubernetesGroups: told.kubernetesGroups?.toSorted(),
      Type: told.type,
      Username: told.username,
    }),
    attributes: toldValues({ AccessEntryArn: told.accessEntryArn }),
    api: 'eks:DescribeAccessEntry',
  };
}

function policiesOf(policies: readonly AssociatedAccessPolicy[]): Value {
  return policies.map(({ accessScope: scope, policyArn }) =>
    toldValues({
      PolicyArn: policyArn,
      AccessScope: scope && { Type: scope.type, Namespaces: scope.namespaces?.toSorted() },
    }),
  );
}
