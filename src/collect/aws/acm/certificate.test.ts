import { test } from 'node:test';
import { assert } from 'chai';
import { certificateOf } from './certificate.ts';

const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/c';

// origin: 'case'
test('A certificate proven by mail names the domain that is written to, and itself only once', () => {
  const { properties, attributes, ref } = certificateOf(
    {
      CertificateArn: arn,
      DomainName: 'shop.example',
      DomainValidationOptions: [
        { DomainName: 'www.shop.example', ValidationDomain: 'shop.example', ValidationMethod: 'EMAIL' },
        { DomainName: 'shop.example', ValidationDomain: 'shop.example', ValidationMethod: 'EMAIL' },
      ],
      KeyAlgorithm: 'RSA-2048' as 'RSA_2048',
      NotAfter: new Date('2027-01-01T00:00:00Z'),
      Status: 'ISSUED',
      SubjectAlternativeNames: ['shop.example', 'www.shop.example', 'a.shop.example'],
      Type: 'AMAZON_ISSUED',
    },
    [{ Key: 'aws:cloudformation:stack-name', Value: 'x' }],
    'eu-west-1',
  );
  assert.equal(ref, arn);
  assert.deepEqual(properties, {
    DomainName: 'shop.example',
    DomainValidationOptions: [
      { DomainName: 'shop.example', ValidationDomain: 'shop.example' },
      { DomainName: 'www.shop.example', ValidationDomain: 'shop.example' },
    ],
    KeyAlgorithm: 'RSA_2048',
    SubjectAlternativeNames: ['a.shop.example', 'www.shop.example'],
    ValidationMethod: 'EMAIL',
  });
  assert.deepEqual(attributes, {
    Id: arn,
    NotAfter: '2027-01-01T00:00:00.000Z',
    Status: 'ISSUED',
    Type: 'AMAZON_ISSUED',
  });
});

test('A certificate that was imported has no validation', () => {
  const { properties, untold } = certificateOf(
    { CertificateArn: arn, DomainName: 'a.example', Type: 'IMPORTED' },
    [],
    'x',
  );
  assert.deepEqual(properties, { DomainName: 'a.example' });
  assert.deepEqual(untold, {});
});
