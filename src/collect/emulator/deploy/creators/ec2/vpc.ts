import {
  AuthorizeSecurityGroupIngressCommand,
  CreateVpcCommand,
  DescribeNetworkAclsCommand,
  DescribeSecurityGroupsCommand,
  type EC2Client,
  ModifyVpcAttributeCommand,
  type SecurityGroup,
  type Tenancy,
} from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';

export const vpcCreator = networkCreator({
  type: 'AWS::EC2::VPC',
  takes: ['CidrBlock', 'EnableDnsHostnames', 'EnableDnsSupport', 'InstanceTenancy', 'Tags'],
  async make(given, ec2) {
    const CidrBlock = given.needed('CidrBlock');
    const tenancy = given.text('InstanceTenancy');
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({
        CidrBlock,
        ...(tenancy && { InstanceTenancy: tenancy as Tenancy }),
        ...given.tagged('vpc'),
      }),
    );
    const VpcId = idOf(Vpc?.VpcId, 'CreateVpc');
    // AWS takes one of the two in a call, and names for hosts only where the VPC resolves names.
    for (const key of ['EnableDnsSupport', 'EnableDnsHostnames'] as const) {
      const Value = given.flag(key);
      if (Value !== undefined) await ec2.send(new ModifyVpcAttributeCommand({ VpcId, [key]: { Value } }));
    }
    const ofVpc = { Name: 'vpc-id', Values: [VpcId] };
    const [groups, acls] = await Promise.all([
      ec2.send(new DescribeSecurityGroupsCommand({ Filters: [ofVpc, { Name: 'group-name', Values: ['default'] }] })),
      ec2.send(new DescribeNetworkAclsCommand({ Filters: [ofVpc, { Name: 'default', Values: ['true'] }] })),
    ]);
    const group = groups.SecurityGroups?.[0];
    if (group) await admitItself(ec2, group);
    const acl = acls.NetworkAcls?.[0]?.NetworkAclId;
    return {
      ref: VpcId,
      attributes: {
        VpcId,
        CidrBlock,
        ...(group?.GroupId !== undefined && { DefaultSecurityGroup: group.GroupId }),
        ...(acl !== undefined && { DefaultNetworkAcl: acl }),
      },
    };
  },
});

/** AWS's default group admits its own members; an emulator's may admit nobody, and would then count as one that was changed. */
async function admitItself(ec2: EC2Client, { GroupId, IpPermissions = [] }: SecurityGroup): Promise<void> {
  if (IpPermissions.length > 0) return;
  const itself = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: itself }));
}
