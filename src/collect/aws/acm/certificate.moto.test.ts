import { test } from 'node:test';
import { assert } from 'chai';
import { certificateCreator } from '../../emulator/deploy/creators/acm/certificate.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { certificateCollector } from './certificate-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('A certificate is read back from moto as its template says it, but for the zones of its proof', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const template = {
    DomainName: 'api.shop.example',
    DomainValidationOptions: [
      { DomainName: 'api.shop.example', HostedZoneId: 'Z1' },
      { DomainName: 'media.shop.example', HostedZoneId: 'Z1' },
    ],
    SubjectAlternativeNames: ['media.shop.example'],
    Tags: [{ Key: 'Component', Value: 'load-balancer' }],
    ValidationMethod: 'DNS',
  };
  const created = await certificateCreator.create(template, place);
  const [found, ...others] = await certificateCollector.collect(place);
  assert.deepEqual(others, []);
  assert.equal(found?.ref, created.ref);
  assert.deepEqual(found?.tags, { Component: 'load-balancer' });
  assert.deepEqual(found?.properties, {
    CertificateExport: 'DISABLED',
    CertificateTransparencyLoggingPreference: 'ENABLED',
    DomainName: 'api.shop.example',
    DomainValidationOptions: [{ DomainName: 'api.shop.example' }, { DomainName: 'media.shop.example' }],
    KeyAlgorithm: 'RSA_2048',
    SubjectAlternativeNames: ['media.shop.example'],
    ValidationMethod: 'DNS',
  });
  assert.sameMembers(Object.keys(found?.untold ?? {}), [
    'DomainValidationOptions.0.HostedZoneId',
    'DomainValidationOptions.1.HostedZoneId',
  ]);
  assert.equal(place.unseen.size, 0);
});
