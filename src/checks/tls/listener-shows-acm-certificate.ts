import { listAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { isReference, isText } from '../../inventory/value.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

const path = 'Certificates.0.CertificateArn';

export const listenerShowsAcmCertificate = check({
  id: 'listener-shows-acm-certificate',
  title: 'every encrypted listener shows an ACM certificate',
  why: 'ACM renews its certificates; one uploaded by hand expires on somebody.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
  controls: {
    'AWS Config': ['ELBV2_ACM_CERTIFICATE_REQUIRED'],
    'Well-Architected (own mapping)': ['SEC09-BP01'],
    HIPAA: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::Listener'], types: ['AWS::CertificateManager::Certificate'] },
  judge({ properties }, view) {
    const protocol = stringAt(properties, 'Protocol');
    if (protocol !== 'HTTPS' && protocol !== 'TLS')
      return notApplicable(`Is not encrypted: its protocol is ${protocol ?? 'not set'}.`);
    const mend = 'Name the ARN of an ACM certificate under Certificates.';
    if (listAt(properties, 'Certificates').length === 0)
      return fail('Shows no certificate: Certificates is empty.', mend, { at: 'Protocol' });
    const value = valueAt(properties, path);
    const literal = isText(value) ? value.text[0] : value;
    if (typeof literal === 'string' && literal.startsWith('arn:')) {
      if (/^arn:[^:]*:acm:/u.test(literal)) return pass('Shows a certificate of ACM, named by its ARN.');
      return fail(`Shows a certificate that is not ACM's: ${literal}.`, mend, { at: path });
    }
    if (!isReference(value)) throw new UnseenInput('does not say whose certificate it is', path);
    const certificate = view.resolve(value, path);
    return pass(`Shows ${certificate.logicalId ?? certificate.id}, a certificate of ACM.`, { seen: [certificate] });
  },
});
