import { mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const apiDemandsTls12 = check({
  id: 'api-demands-tls-12',
  title: 'every API demands TLS 1.2 or newer on its own name',
  why: 'TLS 1.0 and 1.1 have known weaknesses and were withdrawn by the IETF.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  controls: {
    'AWS Config': ['APIGATEWAY_DOMAIN_NAME_TLS_CHECK'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::ApiGateway::DomainName', 'AWS::ApiGatewayV2::DomainName'] },
  judge(domain) {
    if (domain.type === 'AWS::ApiGateway::DomainName')
      return (
        judgePolicy(domain, 'SecurityPolicy', () =>
          unknown('SecurityPolicy is not set, and the kind of endpoint decides its default.', 'SecurityPolicy'),
        ) ?? pass(`${stringAt(domain.properties, 'SecurityPolicy')} offers TLS 1.2 and newer only.`)
      );
    // HTTP and WebSocket APIs know one policy, TLS_1_2.
    const paths = mapsAt(domain.properties, 'DomainNameConfigurations').map(
      (_, index) => `DomainNameConfigurations.${index}.SecurityPolicy`,
    );
    return (
      flawIn(paths.map((path) => () => judgePolicy(domain, path, () => undefined))) ??
      pass('Offers TLS 1.2 and newer only.')
    );
  },
});

function judgePolicy(
  { properties }: Resource,
  at: string,
  byDefault: () => Judgement | undefined,
): Judgement | undefined {
  const policy = stringAt(properties, at);
  if (policy === undefined) return byDefault();
  if (policy === 'TLS_1_0')
    return fail('TLS_1_0 offers TLS older than 1.2.', 'Set SecurityPolicy to TLS_1_2 or a newer policy.', { at });
  return policy === 'TLS_1_2' || /^SecurityPolicy_TLS1[23]_/u.test(policy)
    ? undefined
    : unknown(`What ${policy} offers is not known here.`, at);
}
