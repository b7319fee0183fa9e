import { paginateDescribeVpcEndpoints } from '@aws-sdk/client-ec2';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { mapEndpoint } from './endpoint.ts';

const types = ['AWS::EC2::VPCEndpoint'];

/** Endpoints that were deleted or refused are told for a while, and lead nowhere. */
const gone = ['deleted', 'deleting', 'expired', 'failed', 'rejected'];

/** Leaves out the endpoints that a service made for itself (RequesterManaged). */
export const endpointCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { ec2: client } = place.clients;
    const endpoints = await place.listed(types, () =>
      everyPage(paginateDescribeVpcEndpoints({ client, pageSize: 1000 }, {}), ({ VpcEndpoints }) => VpcEndpoints),
    );
    return (endpoints ?? [])
      .filter(({ RequesterManaged, State }) => !RequesterManaged && !gone.includes(State?.toLowerCase() ?? ''))
      .map((endpoint) => mapEndpoint(endpoint, place));
  },
};
