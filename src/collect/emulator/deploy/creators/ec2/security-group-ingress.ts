import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { idOf, networkCreator } from './network-creator.ts';
import { permissionProperties, securityPermission } from './security-permission.ts';
import { addedOrStanding } from './standing-rule.ts';

export const securityGroupIngressCreator = networkCreator({
  type: 'AWS::EC2::SecurityGroupIngress',
  takes: [...permissionProperties, 'GroupName'],
  async make(given, ec2) {
    const GroupId = given.text('GroupId');
    const call = new AuthorizeSecurityGroupIngressCommand({
      ...(GroupId === undefined ? { GroupName: given.needed('GroupName') } : { GroupId }),
      IpPermissions: [securityPermission(given)],
    });
    const id = await addedOrStanding(ec2, given, false, async () => (await ec2.send(call)).SecurityGroupRules);
    const ref = idOf(id, 'AuthorizeSecurityGroupIngress');
    return { ref, attributes: { Id: ref } };
  },
});
