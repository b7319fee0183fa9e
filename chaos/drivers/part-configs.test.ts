import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import type { TwinPlan } from '../twin/twin-plan.ts';
import { takeLoopback, type Loopback } from './loopback.ts';
import { distributionConfigs, zoneConfig } from './part-configs.ts';
import { smallPlan } from './small-plan.ts';
import { twinLayout, type TwinLayout } from './twin-layout.ts';

const certificate = { certificate: '', key: '', file: '/certificate.pem' };

describe('what a service is told', () => {
  let loopback: Loopback;
  before(async () => {
    loopback = await takeLoopback();
  });
  after(() => loopback.release());

  it("without names of its own, the writer in its database's region and the follower of its own in another", async () => {
    const layout = await twinLayout(smallPlan(), loopback);
    expect(leadsTo(layout, told(layout, 'primary-a')['DATABASE_URL'])).to.equal('primary/database');
    expect(leadsTo(layout, told(layout, 'failover-a')['DATABASE_URL'])).to.equal('failover/replica');
    expect(told(layout, 'failover-a')['DATABASE_READER_URL']).to.include(hostOf(layout, 'failover/replica'));
  });

  it("by the template's names, where its own region's follower and balancer are", async () => {
    const small = smallPlan();
    const plan: TwinPlan = {
      ...small,
      services: small.services.map((service) => ({
        ...service,
        addresses: [
          {
            variable: 'DB_HOST',
            node: service.region === 'primary' ? 'primary/database' : 'failover/replica',
            leadsTo: 'instance',
          },
        ],
        calls: [
          { variable: 'SERVICES_URL', balancer: `${service.region}/balancer`, protocol: 'https', port: 443, path: '/' },
          { variable: 'V2_URL', balancer: `${service.region}/balancer`, protocol: 'http', port: 80, path: '/v2' },
        ],
      })),
    };
    const layout = await twinLayout(plan, loopback);
    const environment = told(layout, 'failover-b');
    const [plain, secure] = [80, 443].map((port) =>
      layout.balancers.get('failover/balancer')?.find(({ asked }) => asked === port),
    );
    expect(environment).to.include({
      SERVICES_URL: `https://${secure?.host}:${secure?.port}`,
      V2_URL: `http://${plain?.host}:${plain?.port}/v2`,
    });
    expect(environment).not.to.have.property('DATABASE_URL');
    const url = `postgresql://${environment['DB_HOST']}:${environment['DB_PORT']}/`;
    expect(leadsTo(layout, url)).to.equal('failover/replica');
  });

  it('and a distribution is told to ask for origins that the template names, over the port it names', async () => {
    const plan = smallPlan({
      distributions: [
        {
          id: 'cdn',
          origins: [
            { id: 'named', name: 'api.example.com', protocol: 'HTTPS', port: 443 },
            { id: 'balancer', balancer: 'primary/balancer', protocol: 'HTTPS', port: 443 },
          ],
          failover: [],
        },
      ],
    });
    const layout = await twinLayout(plan, loopback);
    const [config] = distributionConfigs(layout, certificate);
    expect(config?.origins['named']).to.deep.equal({
      name: 'api.example.com',
      port: 443,
      tls: true,
      keepsConnections: false,
    });
    const at = layout.balancers.get('primary/balancer')?.find(({ asked }) => asked === 443);
    expect(config?.origins['balancer']).to.deep.equal({
      host: at?.host,
      port: at?.port,
      tls: true,
      keepsConnections: false,
    });
    expect(config?.names.server).to.deep.equal(layout.dns);
    expect(config?.names.located[`${at?.host}:443`]).to.deep.equal({ host: at?.host, port: at?.port });
  });
});

function told(layout: TwinLayout, zone: string): Readonly<Record<string, string>> {
  return zoneConfig(layout, zone, certificate).instances[0]?.environment ?? {};
}

/** The server that a URL leads to over the link that lies there. */
function leadsTo(layout: TwinLayout, url: string | undefined): string | undefined {
  const { hostname, port } = new URL(url ?? '');
  const link = layout.links.find((one) => one.host === hostname && String(one.port) === port);
  return layout.nodes.find(({ host, port: own }) => host === link?.target.host && own === link.target.port)?.id;
}

function hostOf(layout: TwinLayout, node: string): string | undefined {
  return layout.nodes.find(({ id }) => id === node)?.host;
}
