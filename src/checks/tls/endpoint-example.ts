import type { Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { given } from '../case.ts';

/** An endpoint as handshakes show it, good in every way, with some of what was seen put differently. */
export function endpoint(changes: ValueMap = {}): Resource {
  return given('Endpoint::Https', 'shop.example:443', {
    Name: 'shop.example',
    Address: '192.0.2.1:443',
    Port: 443,
    PlainPort: 80,
    AskedAt: '2026-11-21T12:00:00.000Z',
    Protocols: { Tls10: 'refused', Tls11: 'refused', Tls12: 'offered', Tls13: 'offered' },
    Certificate: {
      Issuer: 'CN=Authority',
      IsTrusted: true,
      FitsName: true,
      ValidFrom: '2026-10-01T00:00:00.000Z',
      ValidTo: '2026-12-31T12:00:00.000Z',
    },
    PlainHttp: { Listens: true, Status: 301, Location: 'https://shop.example/' },
    StrictTransportSecurity: { Status: 200, Header: 'max-age=31536000; includeSubDomains' },
    ...changes,
  });
}
