import type { Scope, Tag, WebACL } from '@aws-sdk/client-wafv2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValue, toldValues } from '../told-values.ts';
import { toldRules } from './told-rules.ts';

/** An AWS::WAFv2::WebACL; its rules are named alike in the API and in CloudFormation, but for what they search for. */
export function webAclOf(acl: WebACL, scope: Scope, tags: readonly Tag[], region: string): Mapped {
  const { Name = '', Id = '', ARN = '' } = acl;
  return {
    type: 'AWS::WAFv2::WebACL',
    ref: `${Name}|${Id}|${scope}`,
    arn: ARN,
    region,
    tags: tagMap(tags),
    properties: toldValues({
      AssociationConfig: acl.AssociationConfig,
      CaptchaConfig: acl.CaptchaConfig,
      ChallengeConfig: acl.ChallengeConfig,
      CustomResponseBodies: acl.CustomResponseBodies,
      DataProtectionConfig: acl.DataProtectionConfig,
      DefaultAction: acl.DefaultAction,
      Description: acl.Description || undefined,
      Name,
      OnSourceDDoSProtectionConfig: acl.OnSourceDDoSProtectionConfig,
      Rules: toldValue(toldRules(acl.Rules)),
      Scope: scope,
      TokenDomains: acl.TokenDomains,
      VisibilityConfig: acl.VisibilityConfig,
    }),
    attributes: toldValues({
      Arn: ARN,
      Capacity: acl.Capacity,
      Id,
      LabelNamespace: acl.LabelNamespace,
      ManagedByFirewallManager: acl.ManagedByFirewallManager,
    }),
    api: 'wafv2:GetWebACL',
  };
}
