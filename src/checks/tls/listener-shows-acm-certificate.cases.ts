import { type Case, given, ref, unseen } from '../case.ts';

const listener = (certificate: Parameters<typeof given>[2][string]) =>
  given('AWS::ElasticLoadBalancingV2::Listener', 'Front', {
    Protocol: 'HTTPS',
    Certificates: [{ CertificateArn: certificate ?? null }],
  });
const mend = 'Name the ARN of an ACM certificate under Certificates.';

export const cases: readonly Case[] = [
  {
    name: 'a certificate of the templates',
    records: [given('AWS::CertificateManager::Certificate', 'Cert', {}), listener(ref('Cert'))],
    says: { verdict: 'pass', message: 'Shows Cert, a certificate of ACM.' },
  },
  {
    name: 'an ARN',
    records: [listener('arn:aws:acm:eu-west-1:111122223333:certificate/x')],
    says: { verdict: 'pass', message: 'Shows a certificate of ACM, named by its ARN.' },
  },
  {
    name: 'a server certificate of IAM',
    records: [listener('arn:aws:iam::111122223333:server-certificate/x')],
    says: {
      verdict: 'fail',
      message: "Shows a certificate that is not ACM's: arn:aws:iam::111122223333:server-certificate/x.",
      mend,
    },
  },
  {
    name: 'none',
    records: [given('AWS::ElasticLoadBalancingV2::Listener', 'Front', { Protocol: 'TLS' })],
    says: { verdict: 'fail', message: 'Shows no certificate: Certificates is empty.', mend },
  },
  {
    name: 'one that was not seen',
    records: [listener(unseen('parameter "Cert" has no value'))],
    says: { verdict: 'unknown', message: 'Certificates.0.CertificateArn: parameter "Cert" has no value.' },
  },
  {
    name: 'plain HTTP',
    records: [given('AWS::ElasticLoadBalancingV2::Listener', 'Front', { Protocol: 'HTTP' })],
    says: { verdict: 'not-applicable', message: 'Is not encrypted: its protocol is HTTP.' },
  },
];
