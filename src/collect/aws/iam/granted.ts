import type { AttachedPermissionsBoundary, AttachedPolicy, PolicyDetail } from '@aws-sdk/client-iam';
import type { ValueMap } from '../../../inventory/value.ts';
import { encodedJsonText } from '../json-text.ts';

interface Grants {
  readonly inline?: readonly PolicyDetail[] | undefined;
  readonly attached?: readonly AttachedPolicy[] | undefined;
  readonly boundary?: AttachedPermissionsBoundary | undefined;
}

/**
 * What a role, user or group may do. All its inline policies stand in its own `Policies`, whether a template wrote them there or as
 * AWS::IAM::Policy: IAM keeps no trace of that. Managed policies are attached by `ManagedPolicyArns` only, never by the policy's `Roles`.
 */
export function granted({ inline = [], attached = [], boundary }: Grants): ValueMap {
  const policies = inline
    .toSorted((a, b) => ((a.PolicyName ?? '') < (b.PolicyName ?? '') ? -1 : 1))
    .map(({ PolicyName = '', PolicyDocument }): ValueMap => {
      const document = encodedJsonText(PolicyDocument);
      return { PolicyName, ...(document === undefined ? {} : { PolicyDocument: document }) };
    });
  const arns = attached.flatMap(({ PolicyArn }) => PolicyArn ?? []).toSorted();
  return {
    ...(policies.length === 0 ? {} : { Policies: policies }),
    ...(arns.length === 0 ? {} : { ManagedPolicyArns: arns }),
    ...(boundary?.PermissionsBoundaryArn === undefined ? {} : { PermissionsBoundary: boundary.PermissionsBoundaryArn }),
  };
}
