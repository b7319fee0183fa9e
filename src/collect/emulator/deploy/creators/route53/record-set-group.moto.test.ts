import { test } from 'node:test';
import { expect } from 'chai';
import { hostedZoneCollector } from '../../../../aws/route53/hosted-zone-collector.ts';
import { motoForTests } from '../../../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../../place-for-tests.ts';
import { hostedZoneCreator } from './hosted-zone.ts';
import { recordSetGroupCreator } from './record-set-group.ts';
import { recordSetGroups } from './record-set-groups.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const type = 'AWS::Route53::RecordSetGroup';

test('A group is read back from moto as its template says it, by the id of its zone or by its name', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'us-east-1');
  const zone = await hostedZoneCreator.create({ Name: 'shop.example' }, place);
  const weighted = (SetIdentifier: string, Weight: number) => ({
    Name: 'api.shop.example',
    ResourceRecords: [`${SetIdentifier}.shop.example`],
    SetIdentifier,
    TTL: '60',
    Type: 'CNAME',
    Weight,
  });
  const RecordSets = [weighted('two', 1), weighted('one', 3)];
  const byId = await recordSetGroupCreator.create(
    { Comment: 'both regions', HostedZoneId: zone.ref, RecordSets, Sorted: true },
    place,
  );
  const text = { Name: 'shop.example', ResourceRecords: ['"v=spf1 -all"'], TTL: '300', Type: 'TXT' };
  const byName = await recordSetGroupCreator.create(
    { HostedZoneName: 'shop.example.', RecordSets: [{ ...text, Extra: 'x' }] },
    place,
  );
  const why = 'is not handed to the emulator: the creator makes no call for it';
  expect(byId.notTaken).to.deep.equal({ Sorted: why });
  expect(byName.notTaken).to.deep.equal({ 'RecordSets.0.Extra': why });

  const groups = ['Weighted', 'Text'].map((id) => ({ id, type, region: 'eu-west-1' }));
  const created = new Map([
    ['Weighted', byId],
    ['Text', byName],
  ]);
  const told = recordSetGroups(await hostedZoneCollector.collect(place), groups, created);
  expect(told.map((one) => [one.type, one.properties])).to.deep.equal([
    ['AWS::Route53::HostedZone', { Name: 'shop.example' }],
    [type, { HostedZoneId: zone.ref, RecordSets }],
    [type, { HostedZoneId: zone.ref, RecordSets: [text] }],
  ]);
  expect(place.unseen.size).to.equal(0);
});

test('A group in a zone that is not there is not made, and says so', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'us-east-1');
  const RecordSets = [{ Name: 'a.shop.example', Type: 'A', TTL: '60', ResourceRecords: ['192.0.2.1'] }];
  const failure = await recordSetGroupCreator
    .create({ HostedZoneName: 'shop.example', RecordSets }, place)
    .catch((error: unknown) => error);
  expect(String(failure)).to.include('There is no hosted zone named "shop.example"');
});
