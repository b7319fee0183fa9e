import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { EndpointFacts } from './endpoint.ts';
import { endpointRecords } from './endpoint-records.ts';

const at = '2026-11-21T12:00:00.000Z';
const facts: EndpointFacts = {
  endpoint: { name: 'shop.example', host: '192.0.2.1', port: 443 },
  address: '192.0.2.1:443',
  at,
  versions: [
    { version: 'TLSv1', state: 'refused', reason: 'alert protocol_version' },
    { version: 'TLSv1.1', state: 'unseen', reason: 'no answer came: timed out' },
    { version: 'TLSv1.2', state: 'offered' },
    { version: 'TLSv1.3', state: 'offered' },
  ],
  applicationProtocol: null,
  certificate: {
    subject: 'CN=shop.example',
    issuer: 'CN=Authority',
    names: ['shop.example'],
    isTrusted: false,
    distrust: 'CERT_HAS_EXPIRED',
    fitsName: true,
    validFrom: at,
    validTo: at,
    keyType: 'rsa',
    keyBits: 2048,
    chain: ['CN=shop.example'],
  },
  plainHttp: { listens: true, status: 301, location: 'https://shop.example/' },
  transportSecurity: { status: 200 },
};

describe('records of endpoints', () => {
  it('hold what was seen, and say what was not', () => {
    expect(endpointRecords([facts])).to.deep.equal({
      gaps: [],
      resources: [
        {
          type: 'Endpoint::Https',
          id: 'endpoints/shop.example:443 at 192.0.2.1',
          account: '-',
          region: '-',
          tags: {},
          properties: {
            Name: 'shop.example',
            Address: '192.0.2.1:443',
            Port: 443,
            PlainPort: 80,
            AskedAt: at,
            Protocols: {
              Tls10: 'refused',
              Tls11: { unseen: 'no answer came: timed out' },
              Tls12: 'offered',
              Tls13: 'offered',
            },
            Refusals: { Tls10: 'alert protocol_version' },
            ApplicationProtocol: null,
            Certificate: {
              Subject: 'CN=shop.example',
              Issuer: 'CN=Authority',
              Names: ['shop.example'],
              IsTrusted: false,
              Distrust: 'CERT_HAS_EXPIRED',
              FitsName: true,
              ValidFrom: at,
              ValidTo: at,
              KeyType: 'rsa',
              KeyBits: 2048,
              Chain: ['CN=shop.example'],
            },
            PlainHttp: { Listens: true, Status: 301, Location: 'https://shop.example/' },
            StrictTransportSecurity: { Status: 200 },
          },
          attributes: {},
          edges: [],
          origin: { api: 'TLS handshake with shop.example', requestId: '192.0.2.1:443', at },
          positions: {},
        },
      ],
    });
  });

  it('keep every part that was not seen', () => {
    const gone = { unseen: 'gone' };
    const blind = { applicationProtocol: gone, certificate: gone, plainHttp: gone, transportSecurity: gone };
    const [record] = endpointRecords([{ ...facts, ...blind }]).resources;
    expect(record?.properties).to.include.keys('Name').and.to.deep.include({
      ApplicationProtocol: gone,
      Certificate: gone,
      PlainHttp: gone,
      StrictTransportSecurity: gone,
    });
  });

  it('tell a port where nothing listens, and strict transport that was asked for', () => {
    const [record] = endpointRecords([
      { ...facts, plainHttp: { listens: false }, transportSecurity: { status: 200, header: 'max-age=1' } },
    ]).resources;
    expect(record?.properties).to.deep.include({
      PlainHttp: { Listens: false },
      StrictTransportSecurity: { Status: 200, Header: 'max-age=1' },
    });
  });

  it('are a gap where no endpoint was given', () => {
    const { resources, gaps } = endpointRecords([]);
    expect(resources).to.deep.equal([]);
    expect(gaps.map(({ what, reason }) => `${what}: ${reason}`)).to.deep.equal([
      'public endpoints: no endpoint was given to shake hands with',
    ]);
  });
});
