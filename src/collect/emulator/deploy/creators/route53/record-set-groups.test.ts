import { test } from 'node:test';
import { expect } from 'chai';
import type { Mapped } from '../../../../aws/collector.ts';
import { recordSetOf } from '../../../../aws/route53/record-set.ts';
import { groupRef, recordSetGroups } from './record-set-groups.ts';

const record = (name: string, zone = 'Z1'): Mapped =>
  recordSetOf({ Name: `${name}.`, Type: 'A', TTL: 60, ResourceRecords: [{ Value: '192.0.2.1' }] }, zone, 'us-east-1');
const [api, web, other] = [
  record('api.shop.example'),
  record('web.shop.example'),
  record('other.shop.example'),
] as const;
const declared = [{ id: 'shop/Records', type: 'AWS::Route53::RecordSetGroup', region: 'eu-west-1' }];
const created = (...refs: readonly string[]) => new Map([['shop/Records', { readBackAs: groupRef(refs) }]]);
const inGroup = ({ properties: { HostedZoneId: _zone, ...rest } }: Mapped) => rest;

test('the record sets of a group are told as the group, in its region and in the order that was declared', () => {
  const told = recordSetGroups([api, other, web], declared, created(web.ref, api.ref));
  expect(told).to.deep.equal([
    other,
    {
      type: 'AWS::Route53::RecordSetGroup',
      ref: groupRef([web.ref, api.ref]),
      region: 'eu-west-1',
      tags: {},
      properties: { HostedZoneId: 'Z1', RecordSets: [inGroup(web), inGroup(api)] },
      attributes: {},
      untold: { Comment: 'it stands in the history of the change only' },
      api: 'route53:ListResourceRecordSets',
    },
  ]);
});

test('a group that lost a record set is told without it, and one that lost all is not told', () => {
  const [, group] = recordSetGroups([other, web], declared, created(web.ref, api.ref));
  expect(group?.properties).to.deep.equal({ HostedZoneId: 'Z1', RecordSets: [inGroup(web)] });
  expect(recordSetGroups([other], declared, created(web.ref, api.ref))).to.deep.equal([other]);
});

test('record sets of several zones keep their zones', () => {
  const inner = record('api.inner.example', 'Z2');
  const [group] = recordSetGroups([api, inner], declared, created(api.ref, inner.ref));
  expect(group?.properties).to.deep.equal({ RecordSets: [api.properties, inner.properties] });
});

test('where no group was made, nothing is told otherwise', () => {
  expect(recordSetGroups([api], declared, new Map())).to.deep.equal([api]);
});
