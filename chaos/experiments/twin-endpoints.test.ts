import { describe, it } from 'node:test';
import { expect } from 'chai';
import { fakePlan } from './fake-plan.ts';
import { fakeTwin } from './fake-twin.ts';
import { twinEndpoints } from './twin-endpoints.ts';

const plain = fakePlan();
const command = { kind: 'command', command: ['node'], folder: '.', healthPath: '/api/health' } as const;
const own = fakePlan({
  services: plain.services.map((service) => (service.region === 'primary' ? { ...service, run: command } : service)),
});
/** Every part at a port of its own, so that they can be told apart. */
const addressed = (plan: typeof own) => ({
  ...fakeTwin(plan),
  address: (part: string) => ({
    host: '127.0.0.1',
    port: part === 'dns' ? 53 : part.startsWith('failover') ? 2 : 1,
    protocol: part.endsWith('balancer') ? ('https' as const) : ('http' as const),
  }),
});

describe('where a twin is spoken to', () => {
  it('by the name that fails over, with a server of the other region as control', () => {
    expect(twinEndpoints(addressed(own))).to.deep.equal({
      reads: [{ name: 'API', url: 'https://api.knowledgecity.example:1/api/health', method: 'GET' }],
      controlUrl: 'http://127.0.0.1:2/health',
      ledger: {
        writeUrl: 'https://api.knowledgecity.example:1/api/ledger',
        readUrl: 'https://api.knowledgecity.example:1/api/ledger',
      },
      dnsServers: ['127.0.0.1:53'],
    });
  });

  it('has no control where there is one region only, and nothing to probe where no service brings a command', () => {
    const one = fakePlan({ ...own, services: own.services.slice(0, 1), records: [] });
    expect(twinEndpoints(addressed(one))).not.to.have.property('controlUrl');
    expect(twinEndpoints(addressed(plain))).to.deep.equal({ reads: [] });
  });
});
