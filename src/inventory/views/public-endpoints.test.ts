import { describe, it } from 'node:test';
import { expect } from 'chai';
import { inventoryOf } from '../inventory.ts';
import type { Resource } from '../resource.ts';
import { referencesIn, unseen, type Value, type ValueMap } from '../value.ts';
import { publicEndpoints } from './public-endpoints.ts';

function record(type: string, name: string, properties: ValueMap, more: Partial<Resource> = {}): Resource {
  const edges = referencesIn(properties).map(({ path, to }) => ({ path, to: to.reference, attribute: to.attribute }));
  const origin = { file: 'case.yaml', line: 1, column: 1 };
  const rest = { account: '1', region: 'eu-west-1', tags: {}, attributes: {}, positions: {} };
  return { type, id: `shop/${name}`, logicalId: name, properties, edges, origin, ...rest, ...more };
}

const to = (name: string, attribute: string): Value => ({ reference: `shop/${name}`, attribute });
const zone = record('AWS::Route53::HostedZone', 'Zone', { Name: 'shop.example' });
const inside = record('AWS::Route53::HostedZone', 'Inside', { Name: 'shop.example', VPCs: [{ VPCId: 'vpc-1' }] });
const front = (properties: ValueMap = {}, more: Partial<Resource> = {}): Resource =>
  record('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', properties, more);
const site = (Aliases: Value, more: Partial<Resource> = {}): Resource =>
  record('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { Aliases } }, more);
const name = (logicalId: string, properties: ValueMap): Resource =>
  record('AWS::Route53::RecordSet', logicalId, { HostedZoneId: to('Zone', 'Ref'), Type: 'A', ...properties });
const toFront = { AliasTarget: { DNSName: to('Front', 'DNSName') } };
const api = name('Api', { Name: 'API.shop.example.', ...toFront });

function seen(...records: readonly Resource[]): {
  readonly names: readonly string[];
  readonly gaps: readonly string[];
} {
  const { endpoints, gaps } = publicEndpoints(inventoryOf(records));
  return {
    names: endpoints.map((one) => `${one.name} -> ${one.leadsTo.map((target) => target.name).join(', ')}`),
    gaps: gaps.map(({ what, reason }) => `${what}: ${reason}`),
  };
}

describe('public endpoints', () => {
  it('are none that lie outside the scope, and those within by whatever name', () => {
    const isOutside = { isOutside: true } as const;
    const foreign = { ...api, ...isOutside };
    expect(
      seen(zone, { ...front(), ...isOutside }, foreign, { ...site(['www.shop.example']), ...isOutside }),
    ).to.deep.equal({
      names: [],
      gaps: [],
    });
    expect(seen(zone, front(), foreign).names).to.deep.equal(['api.shop.example -> Front']);
  });

  it('are the names that lead to a load balancer that faces the internet', () => {
    const names = ['api.shop.example -> Front'];
    expect(seen(zone, front(), api)).to.deep.equal({ names, gaps: [] });
    expect(seen(zone, front({ Scheme: 'internet-facing' }), api)).to.deep.equal({ names, gaps: [] });
    expect(seen(zone, front({ Scheme: 'internal' }), api)).to.deep.equal({ names: [], gaps: [] });
  });

  it('are aliases of distributions, once with what DNS leads there', () => {
    const learn = name('Learn', {
      Name: 'learn.shop.example',
      AliasTarget: { DNSName: to('Site', 'DomainName') },
    });
    expect(seen(zone, site(['learn.shop.example', 'teach.shop.example']), learn)).to.deep.equal({
      names: ['learn.shop.example -> Site', 'teach.shop.example -> Site'],
      gaps: [],
    });
  });

  it('lead to all that one name is answered with', () => {
    const other = record('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Spare', {});
    const spare = name('ApiSpare', { Name: 'api.shop.example', AliasTarget: { DNSName: to('Spare', 'DNSName') } });
    expect(seen(zone, front(), other, api, spare).names).to.deep.equal(['api.shop.example -> Front, Spare']);
  });

  it('are in groups, behind plain records and behind names that were not collected, too', () => {
    const group = record('AWS::Route53::RecordSetGroup', 'Names', {
      HostedZoneId: to('Zone', 'Ref'),
      RecordSets: [
        { Name: 'www.shop.example', Type: 'CNAME', ResourceRecords: ['d111.cloudfront.net.'] },
        { Name: 'old.shop.example', Type: 'CNAME', ResourceRecords: ['old-1.eu-west-1.elb.amazonaws.com'] },
        { Name: 'in.shop.example', Type: 'CNAME', ResourceRecords: ['internal-x-1.eu-west-1.elb.amazonaws.com'] },
        { Name: 'shop.example', Type: 'MX', ResourceRecords: ['10 mail.shop.example'] },
      ],
    });
    expect(seen(zone, group)).to.deep.equal({
      names: ['old.shop.example -> old-1.eu-west-1.elb.amazonaws.com', 'www.shop.example -> d111.cloudfront.net'],
      gaps: [],
    });
  });

  it('are not in a zone that answers inside VPCs only, and are in one that was not collected', () => {
    const own = front({}, { attributes: { DNSName: 'Front-1.elb.example' } });
    const inner = name('Api', { Name: 'api.shop.example', HostedZoneId: to('Inside', 'Ref'), ...toFront });
    expect(seen(inside, own, inner).names).to.deep.equal(['front-1.elb.example -> Front']);
    const elsewhere = name('Api', { Name: 'api.shop.example', HostedZoneId: 'Z1', ...toFront });
    expect(seen(own, elsewhere).names).to.deep.equal(['api.shop.example -> Front']);
  });

  it('leave a gap for whatever was not seen', () => {
    const hidden = unseen('parameter "Domain" has no value', 'Domain');
    const toSite = { AliasTarget: { DNSName: to('Site', 'DomainName') } };
    expect(seen(zone, front(), api, name('Hidden', { Name: hidden, ...toFront })).gaps).to.deep.equal([
      'Hidden: Name: parameter "Domain" has no value',
    ]);
    expect(seen(zone, name('Lost', { Name: 'lost.shop.example', AliasTarget: { DNSName: hidden } }))).to.deep.equal({
      names: [],
      gaps: ['Lost: AliasTarget.DNSName: parameter "Domain" has no value'],
    });
    expect(seen(zone, front({ Scheme: hidden }), api).gaps).to.include(
      'Api: Front: Scheme: parameter "Domain" has no value',
    );
    expect(seen(site(hidden)).gaps).to.include('Site: DistributionConfig.Aliases: parameter "Domain" has no value');
    expect(seen(zone, site([]), name('Any', { Name: '*.shop.example', ...toSite })).gaps).to.include(
      'Any: Name: *.shop.example stands for many names',
    );
    expect(seen(zone, { ...api, existence: hidden }, front()).gaps).to.include(
      'Api: Api: parameter "Domain" has no value',
    );
  });

  it('leave a gap for what may or may not answer HTTPS', () => {
    const server = record('AWS::EC2::EIP', 'Server', {});
    const named = name('Jump', { Name: 'jump.shop.example', ResourceRecords: [to('Server', 'Ref')] });
    const address = name('Fixed', { Name: 'fixed.shop.example', ResourceRecords: ['192.0.2.1'] });
    expect(seen(zone, server, named, address).gaps).to.deep.equal([
      'Fixed: ResourceRecords.0: "192.0.2.1" is not among the resources that were collected',
      'Jump: ResourceRecords.0: leads to Server, a AWS::EC2::EIP, which may or may not answer HTTPS',
    ]);
  });

  it('leave a gap for a way in without a name, unless AWS said its name', () => {
    expect(seen(front())).to.deep.equal({
      names: [],
      gaps: ['Front: the public can ask it, and no name that was collected leads to it'],
    });
    expect(seen(site([], { attributes: { DomainName: 'd111.cloudfront.net' } }))).to.deep.equal({
      names: ['d111.cloudfront.net -> Site'],
      gaps: [],
    });
    expect(seen(front({ Scheme: 'internal' }))).to.deep.equal({ names: [], gaps: [] });
  });
});
