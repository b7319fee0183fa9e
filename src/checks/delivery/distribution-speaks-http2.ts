import { stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const distributionSpeaksHttp2 = check({
  id: 'distribution-speaks-http2',
  title: 'every distribution speaks HTTP 2 or newer',
  why: 'A page of many small files comes over one connection instead of queueing for six.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html',
  needs: { subjects: ['AWS::CloudFront::Distribution'] },
  judge({ properties }) {
    const at = 'DistributionConfig.HttpVersion';
    const version = stringAt(properties, at);
    if (version === undefined)
      return fail('HttpVersion is not set, and http1.1 by default.', 'Set HttpVersion to http2and3.', {
        at: 'DistributionConfig',
      });
    if (/^http(2|3|2and3)$/iu.test(version)) return pass(`HttpVersion is ${version}.`);
    return fail(`HttpVersion is ${version}.`, 'Set HttpVersion to http2and3.', { at });
  },
});
