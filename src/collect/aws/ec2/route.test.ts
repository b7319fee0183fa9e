import type { Route } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { mapRoutes } from './route.ts';

const place = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const propertiesOf = (route: Route) =>
  mapRoutes({ RouteTableId: 'rtb-1', Routes: [route] }, place).map(({ properties }) => properties);

// Answers of origin 'case'.
describe('mapRoutes', () => {
  it('leaves out the local route and that of a gateway endpoint', () => {
    const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', Origin: 'CreateRouteTable' } as const;
    expect(propertiesOf(local)).to.deep.equal([]);
    expect(propertiesOf({ DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' })).to.deep.equal([]);
  });

  it('names the target as a template does', () => {
    const RouteTableId = 'rtb-1';
    const to = { DestinationCidrBlock: '0.0.0.0/0' };
    const cases: readonly (readonly [told: Route, target: object])[] = [
      [{ GatewayId: 'igw-1' }, { GatewayId: 'igw-1' }],
      [{ NatGatewayId: 'nat-1' }, { NatGatewayId: 'nat-1' }],
      [{ GatewayId: 'vpce-1' }, { VpcEndpointId: 'vpce-1' }],
      [{ InstanceId: 'i-1', NetworkInterfaceId: 'eni-1', InstanceOwnerId: '111122223333' }, { InstanceId: 'i-1' }],
      [{ NetworkInterfaceId: 'eni-1' }, { NetworkInterfaceId: 'eni-1' }],
      [{ TransitGatewayId: 'tgw-1' }, { TransitGatewayId: 'tgw-1' }],
    ];
    for (const [told, target] of cases)
      expect(propertiesOf({ ...to, ...told })).to.deep.equal([{ RouteTableId, ...to, ...target }]);
  });

  it('tells a route whose target is gone, as one that leads to it', () => {
    const [found] = mapRoutes(
      {
        RouteTableId: 'rtb-1',
        Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'blackhole' }],
      },
      place,
    );
    expect(found?.ref).to.equal('rtb-1|0.0.0.0/0');
    expect(found?.attributes).to.deep.equal({ CidrBlock: '0.0.0.0/0', State: 'blackhole' });
  });
});
