import { test } from 'node:test';
import { assert } from 'chai';
import { isMadeWithZone, recordSetOf, recordSetRef } from './record-set.ts';

// origin: 'case', in the form that Route 53 answers in
test('A record is told without its last dot and octal codes, its time to live as text', () => {
  const { properties, ref } = recordSetOf(
    { Name: '\\052.shop.example.', Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: 'shop.example' }] },
    'Z1',
    'us-east-1',
  );
  assert.deepEqual(properties, {
    HostedZoneId: 'Z1',
    Name: '*.shop.example',
    ResourceRecords: ['shop.example'],
    TTL: '300',
    Type: 'CNAME',
  });
  assert.equal(ref, recordSetRef({ zoneId: 'Z1', name: '*.Shop.example.', type: 'CNAME', setIdentifier: undefined }));
});

test('Records of one name and type are known apart by their set', () => {
  const refs = ['primary', 'failover'].map(
    (SetIdentifier) => recordSetOf({ Name: 'api.shop.example.', Type: 'A', SetIdentifier }, 'Z1', 'x').ref,
  );
  assert.deepEqual(refs, ['Z1/api.shop.example/A/primary', 'Z1/api.shop.example/A/failover']);
});

test('The servers and the authority of a zone are made with it, those of a zone below are declared', () => {
  const told = (Name: string, Type: 'NS' | 'SOA' | 'A') => isMadeWithZone({ Name, Type }, 'shop.example.');
  assert.isTrue(told('shop.example.', 'NS'));
  assert.isTrue(told('shop.example.', 'SOA'));
  assert.isFalse(told('inner.shop.example.', 'NS'));
  assert.isFalse(told('shop.example.', 'A'));
});

test('The host that an alias means is told in small letters, as load balancers are', () => {
  const AliasTarget = { DNSName: 'Api-1.eu-west-1.elb.amazonaws.com.', EvaluateTargetHealth: true, HostedZoneId: 'Z1' };
  const { properties } = recordSetOf({ Name: 'api.shop.example.', Type: 'A', AliasTarget }, 'Z2', 'us-east-1');
  assert.deepEqual(properties['AliasTarget'], { ...AliasTarget, DNSName: 'api-1.eu-west-1.elb.amazonaws.com' });
});
