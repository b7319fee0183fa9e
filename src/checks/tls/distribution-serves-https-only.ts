import { stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';
import { behavioursOf } from '../delivery/behaviours.ts';
import { flawIn } from '../flaw.ts';

export const distributionServesHttpsOnly = check({
  id: 'distribution-serves-https-only',
  title: 'every distribution serves its viewers over HTTPS only',
  why: 'One behaviour that answers plain HTTP is enough for pages to be read or changed on the way.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  controls: {
    'Security Hub': ['CloudFront.3'],
    'AWS Config': ['CLOUDFRONT_VIEWER_POLICY_HTTPS'],
    'Well-Architected': ['SEC09-BP02'],
    'PCI DSS 4.0.1': ['1.2.5', '2.2.5', '2.2.7'],
    HIPAA: ['164.308(a)(4)(ii)(a)', '164.312(e)(1)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::CloudFront::Distribution'] },
  judge(distribution) {
    const behaviours = behavioursOf(distribution);
    const flaw = flawIn(
      behaviours.map(({ name, path }) => () => {
        const at = `${path}.ViewerProtocolPolicy`;
        const policy = stringAt(distribution.properties, at);
        if (policy === 'redirect-to-https' || policy === 'https-only') return undefined;
        return fail(
          `Answers plain HTTP: ViewerProtocolPolicy of ${name} is ${policy ?? 'not set'}.`,
          'Set ViewerProtocolPolicy to redirect-to-https.',
          { at },
        );
      }),
    );
    return (
      flaw ??
      pass(
        `Redirects or refuses plain HTTP in ${behaviours.length === 1 ? 'its only behaviour' : `all ${behaviours.length} behaviours`}.`,
      )
    );
  },
});
