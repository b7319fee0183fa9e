import { expect } from 'chai';
import { describe, it } from 'node:test';
import { clientsAt } from '../clients-at.ts';
import type { Place } from '../collector.ts';
import { eipCollector } from './eip-collector.ts';
import { endpointCollector } from './endpoint-collector.ts';
import { flowLogCollector } from './flow-log-collector.ts';
import { natGatewayCollector } from './nat-gateway-collector.ts';
import { networkCollector } from './network-collector.ts';

describe('collectors of the network', () => {
  for (const collector of [networkCollector, natGatewayCollector, eipCollector, endpointCollector, flowLogCollector])
    it(`where lists are denied, ${collector.types[0]} and its like count as not seen`, async () => {
      const noted = new Set<string>();
      const place: Place = {
        account: '111122223333',
        region: 'eu-west-1',
        partition: 'aws',
        clients: clientsAt({ region: 'eu-west-1' }),
        async listed(types) {
          for (const type of types) noted.add(type);
          return undefined;
        },
        detail: () => Promise.reject(new Error('nothing was listed of which more could be asked')),
      };
      expect(await collector.collect(place)).to.deep.equal([]);
      expect([...noted].toSorted()).to.deep.equal(collector.types.toSorted());
    });
});
