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

/** The groups that have lost it already: whoever adds a second rule need not look again. */
const done = new WeakMap<EC2Client, Set<string>>();

/**
 * Takes away the rule that lets everything out, which AWS gives a new group, and which CloudFormation takes away when the template
 * writes an egress rule, inline or standing alone. One the template wrote stays.
 */
export async function takeDefaultEgressAway(ec2: EC2Client, GroupId: string): Promise<void> {
  const known = done.get(ec2) ?? new Set();
  if (known.has(GroupId)) return;
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [GroupId] }] }),
  );
  const ids = SecurityGroupRules.filter(isDefault).flatMap((rule) => rule.SecurityGroupRuleId ?? []);
  try {
    if (ids.length > 0) await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, SecurityGroupRuleIds: ids }));
  } catch (error) {
    // Another rule of the same group, made at the same time, was quicker.
    if (!(error instanceof Error) || !/^InvalidPermission\.NotFound|RuleId\.NotFound/u.test(error.name)) throw error;
  }
  done.set(ec2, known.add(GroupId));
}

function isDefault(rule: SecurityGroupRule): boolean {
  if (!rule.IsEgress || rule.IpProtocol !== '-1') return false;
  if (rule.Tags?.some(({ Key }) => Key === 'plumbline:declared')) return false;
  return rule.CidrIpv4 === '0.0.0.0/0' || rule.CidrIpv6 === '::/0';
}
