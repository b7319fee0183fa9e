import { DescribeAddressesCommand } from '@aws-sdk/client-ec2';
import type { Collector } from '../collector.ts';
import { mapEip } from './eip.ts';

const types = ['AWS::EC2::EIP'];

/** Leaves out the addresses that a service holds for itself, such as those of a load balancer. */
export const eipCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    // AWS gives all of them in one answer.
    const answer = await place.listed(types, () => place.clients.ec2.send(new DescribeAddressesCommand({})));
    return (answer?.Addresses ?? [])
      .filter(({ ServiceManaged }) => ServiceManaged === undefined)
      .map((address) => mapEip(address, place));
  },
};
