import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const domain = (options: ValueMap) =>
  given('AWS::OpenSearchService::Domain', 'Index', { DomainEndpointOptions: options });
const mend = 'Set EnforceHTTPS to true and TLSSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10.';

export const cases: readonly Case[] = [
  {
    name: 'both',
    records: [domain({ EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' })],
    says: { verdict: 'pass', message: 'Demands HTTPS with Policy-Min-TLS-1-2-PFS-2023-10.' },
  },
  {
    name: 'plain HTTP, beside a policy that was not seen',
    records: [domain({ TLSSecurityPolicy: unseen('no value') })],
    says: { verdict: 'fail', message: 'Answers plain HTTP: EnforceHTTPS is not set, and off by default.', mend: mend },
  },
  {
    name: 'old TLS',
    records: [domain({ EnforceHTTPS: 'true', TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' })],
    says: { verdict: 'fail', message: 'Policy-Min-TLS-1-0-2019-07 offers TLS older than 1.2.', mend: mend },
  },
  {
    name: 'no policy',
    records: [domain({ EnforceHTTPS: true })],
    says: { verdict: 'unknown', message: 'TLSSecurityPolicy is not set, and its default is not known here.' },
  },
  {
    name: 'not seen',
    records: [domain({ EnforceHTTPS: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DomainEndpointOptions.EnforceHTTPS: no value.' },
  },
];
