import { mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

const mend = 'Set access_logs.s3.enabled to true and access_logs.s3.bucket to a bucket.';

export const loadBalancerLogsRequests = check({
  id: 'load-balancer-logs-requests',
  title: 'every load balancer logs its requests',
  why: 'Without a record of who asked for what, an attack cannot be told from a busy day.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html',
  controls: {
    'Security Hub': ['ELB.5'],
    'AWS Config': ['ELB_LOGGING_ENABLED'],
    'Well-Architected': ['SEC04-BP01'],
    'SOC 2': ['CC7.2', 'CC7.3', 'A1.1'],
    'ISO 27001:2022': ['A.8.15'],
    HIPAA: ['164.308(a)(1)(ii)(d)', '164.308(a)(3)(ii)(a)'],
    GDPR: ['Art. 30'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::LoadBalancer'] },
  judge({ properties }) {
    const kind = stringAt(properties, 'Type') ?? 'application';
    if (kind === 'gateway') return notApplicable('Passes packets to appliances, and logs none.');
    const path = 'LoadBalancerAttributes';
    const attributes = mapsAt(properties, path);
    const indexOf = (key: string): number => attributes.findIndex((one) => stringAt(one, 'Key') === key);
    const enabled = indexOf('access_logs.s3.enabled');
    const written = enabled === -1 ? undefined : stringAt(properties, `${path}.${enabled}.Value`);
    if (written !== 'true')
      return fail(`Logs no requests: access_logs.s3.enabled is ${written ?? 'not set, and off by default'}.`, mend, {
        at: path,
      });
    const bucket = indexOf('access_logs.s3.bucket');
    const target = bucket === -1 ? undefined : valueAt(properties, `${path}.${bucket}.Value`);
    if (target === undefined || target === '')
      return fail('Logs no requests: access_logs.s3.bucket is not set.', mend, { at: path });
    // A network load balancer only logs what passes its TLS listeners.
    return pass(
      `Logs its requests${kind === 'network' ? ' over TLS' : ''} to a bucket: access_logs.s3.enabled is true.`,
    );
  },
});
