import { describe, it } from 'node:test';
import { expect } from 'chai';
import { twinPlanOf } from '../twin-plan-of.ts';
import { changed, type Records, sourcesFrom, to } from './sample-records.ts';

const planOf = (records: Records) => twinPlanOf(sourcesFrom(records));

const site: Records = {
  Near: [
    'AWS::S3::Bucket',
    { ReplicationConfiguration: { Rules: [{ Status: 'Enabled', Destination: { Bucket: to('Far', 'Arn') } }] } },
  ],
  Far: ['AWS::S3::Bucket', {}, 'eu-central-1'],
  Logs: ['AWS::S3::Bucket', {}],
  Site: [
    'AWS::CloudFront::Distribution',
    {
      DistributionConfig: {
        Aliases: ['www.example.com'],
        Origins: [
          { Id: 'near', DomainName: to('Near', 'RegionalDomainName'), ConnectionAttempts: 2 },
          { Id: 'far', DomainName: to('Far', 'RegionalDomainName') },
          {
            Id: 'api',
            DomainName: 'api.example.com',
            CustomOriginConfig: { OriginReadTimeout: 5, OriginProtocolPolicy: 'http-only', HTTPPort: 8080 },
          },
        ],
        OriginGroups: {
          Items: [
            {
              Id: 'both',
              FailoverCriteria: { StatusCodes: { Items: [500, 503] } },
              Members: { Items: [{ OriginId: 'near' }, { OriginId: 'far' }] },
            },
          ],
        },
        CacheBehaviors: [{ PathPattern: '/api/*', TargetOriginId: 'api' }],
        DefaultCacheBehavior: { TargetOriginId: 'both' },
      },
    },
  ],
};

describe('distributions of a twin', () => {
  it('have their origins, which of them takes over, and the paths to them', () => {
    expect(planOf(site).distributions).to.deep.equal([
      {
        id: 'cdn/site',
        names: ['www.example.com'],
        behaviours: [{ path: '/api/*', to: 'api' }, { to: 'both' }],
        origins: [
          { id: 'near', connectAttempts: 2, connectTimeoutMs: 10_000, readTimeoutMs: 30_000, store: 'primary/near' },
          { id: 'far', connectAttempts: 3, connectTimeoutMs: 10_000, readTimeoutMs: 30_000, store: 'failover/far' },
          {
            id: 'api',
            connectAttempts: 3,
            connectTimeoutMs: 10_000,
            readTimeoutMs: 5000,
            protocol: 'HTTP',
            port: 8080,
            name: 'api.example.com',
          },
        ],
        failover: [{ id: 'both', first: 'near', second: 'far', statuses: [500, 503] }],
      },
    ]);
  });

  it('say which origins they know by a name that nobody in the twin answers', () => {
    const difference = 'api.example.com is no name of the templates, so that the twin reaches nobody there';
    const differences = (records: Records) =>
      planOf(records).mapping.find(({ resource }) => resource === 'Site')?.substitution;
    expect(differences(site)).to.contain(difference);
    const record: Records[string] = ['AWS::Route53::RecordSet', { Name: 'API.example.com.', Type: 'A' }];
    expect(differences({ ...site, Record: record })).not.to.contain(difference);
  });

  it('are left out where they fetch from what has no part', () => {
    const records: Records = {
      ...changed(site, 'Site', {
        DistributionConfig: { Origins: [{ Id: 'site', DomainName: to('Api', 'ApiEndpoint') }] },
      }),
      Api: ['AWS::ApiGatewayV2::Api', {}],
    };
    expect(planOf(records).notModelled).to.deep.include({
      resource: 'Site',
      reason: 'fetches from Api, which has no part in the twin',
    });
  });
});

describe('stores of a twin', () => {
  it('are the buckets that are copied or read, each with its copies', () => {
    const plan = planOf(site);
    expect(plan.stores).to.deep.equal([
      { id: 'failover/far', region: 'failover', copies: [] },
      { id: 'primary/near', region: 'primary', copies: [{ store: 'failover/far', lagMs: 900_000 }] },
    ]);
    expect(plan.notModelled).to.deep.include({
      resource: 'Logs',
      reason: 'no request reads it and nothing copies it: it keeps logs or the like',
    });
  });

  it('are served by what the architecture names for their component, which is given nothing to copy', () => {
    const run = { kind: 'command', command: ['node', 'site.mjs'], folder: '/srv', healthPath: '/up' } as const;
    const changes = { components: { assets: { logicalIds: ['Far'] } }, services: { assets: run } };
    const plan = twinPlanOf(sourcesFrom(site, changes));
    expect(plan.stores.find(({ id }) => id === 'failover/far')).to.deep.include({ run, component: 'assets' });
    expect(plan.stores.find(({ id }) => id === 'primary/near')).not.to.have.any.keys('run', 'component');
    expect(plan.mapping.find(({ resource }) => resource === 'Far')?.substitution).to.equal(
      'what architecture.yaml names under services answers in its place: no object is kept or copied',
    );
  });
});
