import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';
import { permissionProperties, securityPermission } from './security-permission.ts';

export const securityGroupIngressCreator = networkCreator({
  type: 'AWS::EC2::SecurityGroupIngress',
  takes: [...permissionProperties, 'GroupName'],
  async make(given, ec2) {
    const GroupId = given.text('GroupId');
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        ...(GroupId === undefined ? { GroupName: given.needed('GroupName') } : { GroupId }),
        IpPermissions: [securityPermission(given)],
      }),
    );
    const ref = idOf(SecurityGroupRules?.[0]?.SecurityGroupRuleId, 'AuthorizeSecurityGroupIngress');
    return { ref, attributes: { Id: ref } };
  },
});
