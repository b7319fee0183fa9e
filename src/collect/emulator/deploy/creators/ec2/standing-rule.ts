import { DescribeSecurityGroupRulesCommand, type EC2Client, type SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { NetworkProperties } from './network-properties.ts';

/**
 * The rule that a call adds to a group, or the one that stands already: CloudFormation takes a rule that is written twice, inline and
 * by itself, for one.
 */
export async function addedOrStanding(
  ec2: EC2Client,
  rule: NetworkProperties,
  isEgress: boolean,
  add: () => Promise<readonly SecurityGroupRule[] | undefined>,
): Promise<string | undefined> {
  try {
    return (await add())?.[0]?.SecurityGroupRuleId;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidPermission.Duplicate') throw error;
    const Filters = [{ Name: 'group-id', Values: [rule.needed('GroupId')] }];
    const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
    return SecurityGroupRules.find((one) => one.IsEgress === isEgress && isSame(one, rule))?.SecurityGroupRuleId;
  }
}

function isSame(standing: SecurityGroupRule, rule: NetworkProperties): boolean {
  const group = rule.text('SourceSecurityGroupId') ?? rule.text('DestinationSecurityGroupId');
  const list = rule.text('SourcePrefixListId') ?? rule.text('DestinationPrefixListId');
  return (
    standing.IpProtocol === rule.needed('IpProtocol') &&
    (standing.FromPort ?? -1) === (rule.number('FromPort') ?? -1) &&
    (standing.ToPort ?? -1) === (rule.number('ToPort') ?? -1) &&
    standing.CidrIpv4 === rule.text('CidrIp') &&
    standing.CidrIpv6 === rule.text('CidrIpv6') &&
    standing.PrefixListId === list &&
    standing.ReferencedGroupInfo?.GroupId === group
  );
}
