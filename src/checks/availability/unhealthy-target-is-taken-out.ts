import { detectionSeconds } from '../../measure/detection-time.ts';
import { check, fail, notApplicable, pass } from '../check.ts';
import { checksHealth, healthTiming, targetsFunction } from './target-health.ts';

export const unhealthyTargetIsTakenOut = check({
  id: 'unhealthy-target-is-taken-out',
  title: 'an unhealthy target is taken out of every target group within {int} second(s)',
  why: 'Until a dead target is noticed, its share of the requests fails.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html',
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::TargetGroup'] },
  judge(group, _view, [limitSeconds]) {
    if (!checksHealth(group)) {
      if (targetsFunction(group))
        return notApplicable('Its target is a function, whose health is not checked unless asked for.');
      return fail(
        'An unhealthy target is never taken out: HealthCheckEnabled is false.',
        'Set HealthCheckEnabled to true.',
        { at: 'HealthCheckEnabled' },
      );
    }
    const timing = healthTiming(group);
    const seconds = detectionSeconds(timing);
    const message = `An unhealthy target is taken out after ${timing.intervalSeconds} s x ${timing.threshold} failures + ${timing.timeoutSeconds} s wait = ${seconds} s`;
    if (seconds <= Number(limitSeconds)) return pass(`${message}.`);
    return fail(
      `${message}; promised are ${limitSeconds} s.`,
      'Lower HealthCheckIntervalSeconds, UnhealthyThresholdCount or HealthCheckTimeoutSeconds.',
      { at: 'HealthCheckIntervalSeconds' },
    );
  },
});
