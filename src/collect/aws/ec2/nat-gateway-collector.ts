import { paginateDescribeNatGateways } from '@aws-sdk/client-ec2';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { mapNatGateway } from './nat-gateway.ts';

const types = ['AWS::EC2::NatGateway'];

/** Gateways that were deleted or never came to be are told for an hour, and carry nothing. */
const gone = ['deleted', 'deleting', 'failed'];

export const natGatewayCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { ec2: client } = place.clients;
    const gateways = await place.listed(types, () =>
      everyPage(paginateDescribeNatGateways({ client, pageSize: 1000 }, {}), ({ NatGateways }) => NatGateways),
    );
    return (gateways ?? [])
      .filter(({ State }) => State === undefined || !gone.includes(State))
      .map((gateway) => mapNatGateway(gateway, place));
  },
};
