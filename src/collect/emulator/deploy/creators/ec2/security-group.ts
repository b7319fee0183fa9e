import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { orTakenBack } from '../or-taken-back.ts';
import { idOf, networkCreator } from './network-creator.ts';
import type { NetworkProperties } from './network-properties.ts';
import { declaredRule, takeDefaultEgressAway } from './security-default-egress.ts';
import { securityPermission } from './security-permission.ts';

export const securityGroupCreator = networkCreator({
  type: 'AWS::EC2::SecurityGroup',
  takes: ['GroupDescription', 'GroupName', 'SecurityGroupEgress', 'SecurityGroupIngress', 'Tags', 'VpcId'],
  async make(given, ec2, place) {
    const VpcId = given.text('VpcId');
    const { GroupId: made } = await ec2.send(
      new CreateSecurityGroupCommand({
        GroupName: given.text('GroupName') ?? place.uniqueName(255),
        Description: given.needed('GroupDescription'),
        ...(VpcId !== undefined && { VpcId }),
        ...given.tagged('security-group'),
      }),
    );
    const GroupId = idOf(made, 'CreateSecurityGroup');
    await orTakenBack(
      () => setRules(ec2, GroupId, given),
      () => ec2.send(new DeleteSecurityGroupCommand({ GroupId })),
    );
    return { ref: GroupId, attributes: { GroupId, Id: GroupId, ...(VpcId !== undefined && { VpcId }) } };
  },
});

async function setRules(ec2: EC2Client, GroupId: string, given: NetworkProperties): Promise<void> {
  const ingress = given.maps('SecurityGroupIngress').map(securityPermission);
  if (ingress.length > 0) await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: ingress }));
  const egress = given.maps('SecurityGroupEgress').map(securityPermission);
  if (egress.length === 0) return;
  await takeDefaultEgressAway(ec2, GroupId);
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: egress, ...declaredRule }));
}
