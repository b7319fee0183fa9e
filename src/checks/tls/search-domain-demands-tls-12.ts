import { booleanAt, stringAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';

const options = 'DomainEndpointOptions';
const mend = 'Set EnforceHTTPS to true and TLSSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10.';

export const searchDomainDemandsTls12 = check({
  id: 'search-domain-demands-tls-12',
  title: 'every search domain demands HTTPS with TLS 1.2 or newer',
  why: 'A query says what is looked for, and its answer what was found.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html',
  controls: {
    'Security Hub': ['Opensearch.8'],
    'AWS Config': ['OPENSEARCH_HTTPS_REQUIRED'],
    'Well-Architected': ['SEC09-BP02'],
    'PCI DSS 4.0.1': ['1.2.5', '2.2.5', '2.2.7'],
  },
  needs: { subjects: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'] },
  judge({ properties }) {
    const flaw = flawIn([
      (): Judgement | undefined => {
        const isOn = booleanAt(properties, `${options}.EnforceHTTPS`);
        if (isOn === true) return undefined;
        return fail(`Answers plain HTTP: EnforceHTTPS is ${isOn ?? 'not set, and off by default'}.`, mend, {
          at: options,
        });
      },
      (): Judgement | undefined => {
        const at = `${options}.TLSSecurityPolicy`;
        const policy = stringAt(properties, at);
        if (policy?.startsWith('Policy-Min-TLS-1-2-') || policy?.startsWith('Policy-Min-TLS-1-3-')) return undefined;
        if (policy === 'Policy-Min-TLS-1-0-2019-07') return fail(`${policy} offers TLS older than 1.2.`, mend, { at });
        return policy === undefined
          ? unknown('TLSSecurityPolicy is not set, and its default is not known here.', options)
          : unknown(`What ${policy} offers is not known here.`, at);
      },
    ]);
    return flaw ?? pass(`Demands HTTPS with ${stringAt(properties, `${options}.TLSSecurityPolicy`)}.`);
  },
});
