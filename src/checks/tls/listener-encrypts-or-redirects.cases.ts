import { type Case, given, ref, unseen } from '../case.ts';

const listener = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::Listener', 'Front', properties);
const toHttps = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } };
const forward = { Type: 'forward', TargetGroupArn: 'tg' };
const rule = given('AWS::ElasticLoadBalancingV2::ListenerRule', 'Side', {
  ListenerArn: ref('Front'),
  Actions: [forward],
});
const mend = 'Give the listener a redirect to HTTPS as its only action, or make it HTTPS with a certificate.';

export const cases: readonly Case[] = [
  {
    name: 'HTTPS',
    records: [listener({ Protocol: 'HTTPS', Port: 443 })],
    says: { verdict: 'pass', message: 'Encrypts: its protocol is HTTPS.' },
  },
  {
    name: 'HTTP that redirects',
    records: [listener({ Protocol: 'HTTP', DefaultActions: [toHttps] })],
    says: { verdict: 'pass', message: 'Redirects everything to HTTPS.' },
  },
  {
    name: 'HTTP that forwards',
    records: [listener({ Protocol: 'HTTP', DefaultActions: [forward] })],
    says: { verdict: 'fail', message: 'Answers plain HTTP: its default action does not redirect to HTTPS.', mend },
  },
  {
    name: 'HTTP that redirects, with a rule that forwards',
    records: [listener({ Protocol: 'HTTP', DefaultActions: [toHttps] }), rule],
    says: { verdict: 'fail', message: 'Answers plain HTTP: rule Side does not redirect to HTTPS.', mend },
  },
  {
    name: 'a redirect that keeps HTTP',
    records: [listener({ Protocol: 'HTTP', DefaultActions: [{ Type: 'redirect', RedirectConfig: { Port: '8080' } }] })],
    says: { verdict: 'fail', message: 'Answers plain HTTP: its default action does not redirect to HTTPS.', mend },
  },
  {
    name: 'clear TCP',
    records: [listener({ Protocol: 'TCP', Port: 5432 })],
    says: {
      verdict: 'fail',
      message: 'Does not encrypt: its protocol is TCP.',
      mend: 'Make the listener TLS with a certificate.',
    },
  },
  {
    name: 'TCP on port 443, whose targets may end TLS',
    records: [listener({ Protocol: 'TCP', Port: 443 })],
    says: { verdict: 'unknown', message: 'Passes TCP through on port 443; whether its targets end TLS is not seen.' },
  },
  {
    name: 'actions that hang on a parameter',
    records: [listener({ Protocol: 'HTTP', DefaultActions: unseen('parameter "Actions" has no value') })],
    says: { verdict: 'unknown', message: 'DefaultActions: parameter "Actions" has no value.' },
  },
];
