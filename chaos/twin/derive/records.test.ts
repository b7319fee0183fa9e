import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen, type ValueMap } from '../../../src/inventory/value.ts';
import { twinPlanOf } from '../twin-plan-of.ts';
import { recordIsLeft } from '../worst-case.ts';
import { changed, inSubnets, type Records, shop, sourcesFrom, subnets, to } from './sample-records.ts';

const planOf = (records: Records) => twinPlanOf(sourcesFrom(records));
const reasonFor = (records: Records, resource: string) =>
  planOf(records).notModelled.find((one) => one.resource === resource)?.reason;

const alias = (balancer: string): ValueMap => ({
  Type: 'A',
  AliasTarget: { DNSName: to(balancer, 'DNSName'), EvaluateTargetHealth: true },
});

const pair: Records = {
  ...shop,
  ...subnets('eu-central-1', 'Far'),
  Other: ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Subnets: inSubnets('Far') }, 'eu-central-1'],
  Origin: ['AWS::Route53::RecordSet', { ...alias('Balancer'), Name: 'origin.example.com.' }],
  Check: [
    'AWS::Route53::HealthCheck',
    { HealthCheckConfig: { Type: 'HTTPS', FullyQualifiedDomainName: 'Origin.example.com', RequestInterval: 10 } },
  ],
  First: [
    'AWS::Route53::RecordSet',
    { ...alias('Balancer'), Name: 'shop.example.com', Failover: 'PRIMARY', HealthCheckId: to('Check') },
  ],
  Last: ['AWS::Route53::RecordSet', { ...alias('Other'), Name: 'shop.example.com.', Failover: 'SECONDARY' }],
};

describe('records of a twin', () => {
  it('answer for 60 s as aliases do, and hang on what their checkers really ask', () => {
    const [first, last] = planOf(pair).records;
    expect(first).to.deep.equal({
      id: 'dns/first',
      name: 'shop.example.com',
      policy: { kind: 'failover', primary: true },
      target: 'primary/balancer',
      ttlMs: 60_000,
      followsTarget: true,
      check: {
        protocol: 'HTTPS',
        path: '/',
        intervalMs: 10_000,
        timeoutMs: 6000,
        port: 443,
        failures: 3,
        target: 'primary/balancer',
        host: 'origin.example.com',
      },
    });
    expect(last).to.deep.include({ target: 'failover/other', policy: { kind: 'failover', primary: false } });
    expect(first && recordIsLeft(first)).to.deep.equal({
      ms: 96_000,
      sum: '10 s x 3 failures + 6 s wait + 60 s in caches = 96 s',
    });
    expect(last && recordIsLeft(last)).to.equal(undefined);
  });

  it('keep their own time to live and weight', () => {
    const records: Records = {
      ...shop,
      Heavy: [
        'AWS::Route53::RecordSet',
        { Name: 'a.example.com', Type: 'CNAME', TTL: '30', Weight: 7, ResourceRecords: [to('Balancer', 'DNSName')] },
      ],
    };
    expect(planOf(records).records[0]).to.deep.include({ policy: { kind: 'weighted', weight: 7 }, ttlMs: 30_000 });
  });

  it('stand in groups, too', () => {
    const { Origin: origin, ...rest } = pair;
    const grouped: Records = {
      ...rest,
      Names: ['AWS::Route53::RecordSetGroup', { RecordSets: [origin?.[1] ?? {}] }],
    };
    expect(planOf(grouped).records.map(({ id }) => id)).to.deep.equal(['dns/first', 'dns/last', 'dns/names-1']);
  });

  it('are left out where their check asks a name that itself moves', () => {
    const moving = changed(pair, 'Check', {
      HealthCheckConfig: { Type: 'HTTP', FullyQualifiedDomainName: 'shop.example.com' },
    });
    expect(reasonFor(moving, 'First')).to.equal(
      'hangs on Check, which asks shop.example.com, a name that itself moves between primary/balancer and failover/other',
    );
  });

  it('are left out where their check asks no endpoint, or their answer is chosen in another way', () => {
    expect(reasonFor(changed(pair, 'Check', { HealthCheckConfig: { Type: 'CALCULATED' } }), 'First')).to.equal(
      'hangs on Check, a health check of type CALCULATED that asks no endpoint',
    );
    expect(reasonFor(changed(pair, 'Origin', { Region: 'eu-west-1' }), 'Origin')).to.equal('is chosen by Region');
    expect(reasonFor(changed(pair, 'Origin', { Type: 'TXT' }), 'Origin')).to.equal(
      'is of type TXT, which no request needs',
    );
  });

  it('are left out, with the input, where the check was not seen', () => {
    const hidden = changed(pair, 'First', { HealthCheckId: unseen('export check is not there', 'check') });
    expect(planOf(hidden).notModelled).to.deep.include({
      resource: 'First',
      reason: 'was not seen: HealthCheckId: export check is not there',
      unseen: { input: 'check' },
    });
  });
});
