import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, describe, it } from 'node:test';
import { expect } from 'chai';
import { outageReport, type OutageReport } from '../../src/measure/outage-report.ts';
import type { Fault } from './fault.ts';
import { probe } from './probe.ts';
import { nameServer } from './scripted/name-server.ts';
import { repeatUntilHealthy } from './scripted/repeat-until-healthy.ts';

const settings = {
  periodMs: 50,
  timeoutMs: 1000,
  slowMs: 500,
  expectStatus: 200,
  beforeMs: 500,
  afterMs: 3000,
  sustainMs: 1000,
  sloRatio: 0.9999,
};

const unheard = { record: () => undefined, say: () => undefined, signal: new AbortController().signal };

describe('clients of a name whose zone is lost', () => {
  // The dead zone goes on answering, with 503: whoever keeps a connection to it, or its address, does not notice the living one.
  let report: OutageReport;
  before(async () => {
    const dead = { is: false };
    const zoneA = createServer((_request, response) => response.writeHead(dead.is ? 503 : 200).end());
    const port = await listening(zoneA, '127.0.0.1', 0);
    const zoneB = createServer((_request, response) => response.end());
    await listening(zoneB, '127.0.0.2', port);
    const url = `http://service.example:${port}/`;
    try {
      report = await repeatUntilHealthy(
        async () => {
          dead.is = false;
          using names = await nameServer('127.0.0.1', 1);
          const fault: Fault = async (_ending, begin) => {
            begin(process.hrtime.bigint());
            dead.is = true;
            names.pointTo('127.0.0.2');
            return { ok: true, isOver: true, answer: 'the zone is dead' };
          };
          const paths = [{ name: 'api', url, method: 'GET' }];
          // In this process, as the zones are: were they slower than the prober, it would open further connections.
          const records = await probe({ settings, paths, dnsServers: [names.address] }, { ...unheard, fault });
          return outageReport(records, 'api');
        },
        { diagnostic: () => undefined },
      );
    } finally {
      for (const zone of [zoneA, zoneB]) {
        zone.close();
        zone.closeAllConnections();
      }
    }
  });

  it('recover within the time to live where they honour it and connect anew', () => {
    expect(report.clients.fresh?.rtoMs).to.be.within(0, 1000 + 2 * settings.periodMs);
  });

  it('mistake 6: do not recover while they keep a connection to the dead zone, and the result is the worst of both', () => {
    expect(report.clients.kept?.rtoMs).to.equal(null);
    expect(report).to.deep.include({ client: 'kept', rtoMs: null, verdict: 'inconclusive' });
  });

  it('mistake 7: do not recover while they pin the address beyond its time to live, which is shown beside the result', () => {
    expect(report.clients.pinned).to.deep.include({ rtoMs: null });
    expect(report.clients.pinned?.lastBadMs).to.be.above(2500);
  });
});

async function listening(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
