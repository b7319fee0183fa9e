import { AuthorizeSecurityGroupEgressCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';
import { declaredRule, takeDefaultEgressAway } from './security-default-egress.ts';
import { permissionProperties, securityPermission } from './security-permission.ts';
import { addedOrStanding } from './standing-rule.ts';

export const securityGroupEgressCreator = networkCreator({
  type: 'AWS::EC2::SecurityGroupEgress',
  takes: permissionProperties,
  async make(given, ec2) {
    const GroupId = given.needed('GroupId');
    await takeDefaultEgressAway(ec2, GroupId);
    const IpPermissions = [securityPermission(given)];
    const call = new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions, ...declaredRule });
    const id = await addedOrStanding(ec2, given, true, async () => (await ec2.send(call)).SecurityGroupRules);
    const ref = idOf(id, 'AuthorizeSecurityGroupEgress');
    return { ref, attributes: { Id: ref } };
  },
});
