import { booleanAt, mapAt, stringAt } from '../../inventory/read.ts';
import { check, fail, pass, unknown } from '../check.ts';

const path = 'DistributionConfig.ViewerCertificate';
/** Every policy older than TLS 1.2; later ones are named after the TLS version they demand. Source: CloudFront, "Supported protocols and ciphers between viewers and CloudFront". */
const old = new Set(['SSLv3', 'TLSv1', 'TLSv1_2016', 'TLSv1.1_2016']);

export const distributionDemandsTls12 = check({
  id: 'distribution-demands-tls-12',
  title: 'every distribution demands TLS 1.2 or newer from its viewers',
  why: 'TLS 1.0 and 1.1 have known weaknesses and were withdrawn by the IETF.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  controls: {
    'Security Hub': ['CloudFront.15'],
    'AWS Config': ['CLOUDFRONT_SECURITY_POLICY_CHECK'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::CloudFront::Distribution'] },
  judge({ properties }) {
    const mend = 'Give ViewerCertificate a certificate of your own and MinimumProtocolVersion TLSv1.2_2021 or newer.';
    const certificate = mapAt(properties, path);
    if (!certificate || booleanAt(properties, `${path}.CloudFrontDefaultCertificate`) === true) {
      return fail("Shows CloudFront's default certificate, with which TLS 1.0 is always offered.", mend, {
        at: certificate ? path : 'DistributionConfig',
      });
    }
    const at = `${path}.MinimumProtocolVersion`;
    const version = stringAt(properties, at);
    if (version === undefined)
      return fail('MinimumProtocolVersion is not set; TLSv1, the default, is older than TLS 1.2.', mend, { at: path });
    if (old.has(version)) return fail(`${version} offers TLS older than 1.2.`, mend, { at });
    return /^TLSv1\.[23]_\d{4}$/u.test(version)
      ? pass(`Demands ${version}.`)
      : unknown(`What ${version} demands is not known here.`, at);
  },
});
