import { AuthorizeSecurityGroupEgressCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';
import { declaredRule, takeDefaultEgressAway } from './security-default-egress.ts';
import { permissionProperties, securityPermission } from './security-permission.ts';

export const securityGroupEgressCreator = networkCreator({
  type: 'AWS::EC2::SecurityGroupEgress',
  takes: permissionProperties,
  async make(given, ec2) {
    const GroupId = given.needed('GroupId');
    await takeDefaultEgressAway(ec2, GroupId);
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId,
        IpPermissions: [securityPermission(given)],
        ...declaredRule,
      }),
    );
    const ref = idOf(SecurityGroupRules?.[0]?.SecurityGroupRuleId, 'AuthorizeSecurityGroupEgress');
    return { ref, attributes: { Id: ref } };
  },
});
