import { CreateNetworkAclEntryCommand, type RuleAction } from '@aws-sdk/client-ec2';
import { networkCreator } from './network-creator.ts';

export const networkAclEntryCreator = networkCreator({
  type: 'AWS::EC2::NetworkAclEntry',
  takes: [
    'CidrBlock',
    'Egress',
    'Icmp',
    'Ipv6CidrBlock',
    'NetworkAclId',
    'PortRange',
    'Protocol',
    'RuleAction',
    'RuleNumber',
  ],
  async make(given, ec2) {
    const NetworkAclId = given.needed('NetworkAclId');
    const Egress = given.flag('Egress') ?? false;
    const RuleNumber = Number(given.needed('RuleNumber'));
    const fourth = given.text('CidrBlock');
    const sixth = given.text('Ipv6CidrBlock');
    const [ports] = given.maps('PortRange');
    const [icmp] = given.maps('Icmp');
    await ec2.send(
      new CreateNetworkAclEntryCommand({
        NetworkAclId,
        Egress,
        RuleNumber,
        RuleAction: given.needed('RuleAction') as RuleAction,
        Protocol: given.needed('Protocol'),
        ...(fourth !== undefined && { CidrBlock: fourth }),
        ...(sixth !== undefined && { Ipv6CidrBlock: sixth }),
        ...(ports && { PortRange: { From: Number(ports.needed('From')), To: Number(ports.needed('To')) } }),
        ...(icmp && { IcmpTypeCode: { Code: Number(icmp.needed('Code')), Type: Number(icmp.needed('Type')) } }),
      }),
    );
    const ref = `${NetworkAclId}|${Egress ? 'egress' : 'ingress'}|${RuleNumber}`;
    return { ref, attributes: { Id: ref } };
  },
});
