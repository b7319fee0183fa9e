import { stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';
import { checksHealth, forwardsConnections, healthCheckProtocol, targetsFunction } from './target-health.ts';

export const targetGroupChecksOwnPath = check({
  id: 'target-group-checks-own-path',
  title: 'every target group checks the health of its targets on a path of their own',
  why: 'A path made for health tells whether the service works; the front page may answer while the service behind it cannot, or fail while it can.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::TargetGroup'] },
  judge(group) {
    if (!checksHealth(group)) {
      if (targetsFunction(group))
        return notApplicable('Its target is a function, whose health is not checked unless asked for.');
      return fail(
        'Does not check the health of its targets: HealthCheckEnabled is false.',
        'Set HealthCheckEnabled to true.',
        { at: 'HealthCheckEnabled' },
      );
    }
    const protocol = healthCheckProtocol(group);
    if (protocol === undefined)
      return unknown('HealthCheckProtocol is not set, and its default is not documented here.', 'HealthCheckProtocol');
    if (protocol === 'TCP') {
      if (forwardsConnections(group))
        return pass('Checks that its targets accept connections (TCP); it forwards connections, not requests.');
      return fail(
        'Checks only that its targets accept connections (TCP), though it forwards requests.',
        'Set HealthCheckProtocol to HTTP or HTTPS.',
        { at: 'HealthCheckProtocol' },
      );
    }
    const path = stringAt(group.properties, 'HealthCheckPath');
    const mend = 'Set HealthCheckPath to a path that answers only when the service works.';
    if (path === undefined)
      return fail('HealthCheckPath is not set, so the path is the default one.', mend, { at: 'HealthCheckPath' });
    if (/^\/*([?#]|$)/u.test(path))
      return fail(`HealthCheckPath is ${path}, the front page.`, mend, { at: 'HealthCheckPath' });
    return pass(`Checks ${path} by ${protocol}.`);
  },
});
