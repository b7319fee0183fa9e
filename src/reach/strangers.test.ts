import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen, type Value } from '../inventory/value.ts';
import { reachabilityOf } from './reachability.ts';
import { changed, group, inventoryFrom, type Records, shop, to } from './sample-network.ts';
import { strangersOf } from './strangers.ts';

function strangers(records: Records, port = 3306): readonly string[] {
  const inventory = inventoryFrom(records);
  const { network, endpointOf } = reachabilityOf(inventory);
  const endpoint = endpointOf(inventory.resolve(to('Database'), ''));
  return endpoint ? strangersOf(network, endpoint, { protocol: 'tcp', port }).map(({ message }) => message) : [];
}
const admitting = (rule: Record<string, Value>): Records =>
  changed(shop, 'DataGroup', { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, ...rule }] });

describe('others than those collected', () => {
  it('are none where everybody whom the groups admit was collected, and none on other ports', () => {
    expect(strangers(shop)).to.deep.equal([]);
    expect(strangers(admitting({ SourceSecurityGroupId: 'sg-0123' }), 22)).to.deep.equal([]);
  });

  it('may carry a group that was not collected, or one that was not seen', () => {
    expect(strangers(admitting({ SourceSecurityGroupId: 'sg-0123' }))).to.deep.equal([
      'Database admits tcp 3306 from security group sg-0123, and who carries that was not collected',
    ]);
    expect(strangers(admitting({ SourceSecurityGroupId: unseen('no value', 'Clients') }))).to.deep.equal([
      'DataGroup.SecurityGroupIngress.0.SourceSecurityGroupId: no value',
    ]);
  });

  it('may carry a group that was collected, though nothing that carries it', () => {
    const spare: Records = { ...admitting({ SourceSecurityGroupId: to('Spare', 'GroupId') }), Spare: group({}) };
    expect(strangers(spare)).to.deep.equal([
      'Database admits tcp 3306 from security group Spare, and who carries that was not collected',
    ]);
  });

  it('may lie in a VPC that was not seen, but not where its groups admit nobody', () => {
    const elsewhere = changed(shop, 'DataSubnets', { SubnetIds: [unseen('no value', 'Subnet')] });
    expect(strangers(elsewhere)).to.deep.equal(['DataSubnets.SubnetIds.0: no value']);
    expect(strangers(changed(elsewhere, 'DataGroup', { SecurityGroupIngress: [] }))).to.deep.equal([]);
  });

  it('may come over a VPN by an address that a rule admits', () => {
    const vpn: Records = { Vpn: ['AWS::EC2::VPCGatewayAttachment', { VpcId: to('Vpc'), VpnGatewayId: 'vgw-1' }] };
    expect(strangers({ ...admitting({ CidrIp: '192.168.0.0/16' }), ...vpn })).to.deep.equal([
      'what lies beyond Vpn was not collected, and may be admitted by its address',
    ]);
    expect(strangers({ ...admitting({ CidrIp: '10.0.1.0/24' }), ...vpn })).to.deep.equal([]);
  });
});
