import {
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  RevokeSecurityGroupEgressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';

/** Borne by egress rules of the template, so that they are told from the rule which AWS gives a new group. */
export const declaredRule = {
  TagSpecifications: [
    { ResourceType: 'security-group-rule' as const, Tags: [{ Key: 'plumbline:declared', Value: 'true' }] },
  ],
};

/**
 * Takes away the rule that lets everything out, which AWS gives a new group, and which CloudFormation takes away when the template
 * writes an egress rule, inline or standing alone. One the template wrote stays.
 */
export async function takeDefaultEgressAway(ec2: EC2Client, GroupId: string): Promise<void> {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] }),
  );
  const ids = SecurityGroupRules.filter(isDefault).flatMap((rule) => rule.SecurityGroupRuleId ?? []);
  if (ids.length === 0) return;
  try {
    await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds: ids }));
  } catch (error) {
    // Another rule of the same group, made at the same time, was quicker.
    if (!(error instanceof Error) || !/^InvalidPermission\.NotFound|RuleId\.NotFound/u.test(error.name)) throw error;
  }
}

function isDefault(rule: SecurityGroupRule): boolean {
  if (!rule.IsEgress || rule.IpProtocol !== '-1') return false;
  if (rule.Tags?.some(({ Key }) => Key === 'plumbline:declared')) return false;
  return rule.CidrIpv4 === '0.0.0.0/0' || rule.CidrIpv6 === '::/0';
}
