import { stringAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { intOrPercentAt } from '../../inventory/views/int-or-percent.ts';
import { replicasOfWorkload } from '../../inventory/views/replicas-of-workload.ts';
import { fail, pass } from '../check.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const path = 'spec.strategy.rollingUpdate';
const mend = 'Set strategy.rollingUpdate to { maxUnavailable: 0, maxSurge: 1 }.';

export const rolloutKeepsCapacity = kubernetesCheck({
  id: 'rollout-keeps-capacity',
  title: 'every rollout keeps its capacity',
  why: 'A release in the busiest hour must not take pods away before their successors are ready.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
  controls: { 'Well-Architected (own mapping)': ['OPS06-BP03', 'REL08-BP04'] },
  needs: {
    subjects: ['Kubernetes::apps::Deployment'],
    types: ['Kubernetes::autoscaling::HorizontalPodAutoscaler'],
    views: { replicas: replicasOfWorkload },
  },
  judge(deployment, { views: { replicas } }) {
    const { properties } = deployment;
    const type = stringAt(properties, 'spec.strategy.type') ?? 'RollingUpdate';
    if (type !== 'RollingUpdate')
      return fail(`Its strategy ${type} stops all pods before it starts the new ones.`, mend, {
        at: 'spec.strategy.type',
      });
    const written = stringAt(properties, `${path}.maxUnavailable`);
    const unset = written === undefined;
    const says = unset ? 'maxUnavailable is not set, and 25 % by default' : `maxUnavailable is ${written}`;
    const at = `${path}.maxUnavailable`;
    const surge = stringAt(properties, `${path}.maxSurge`);
    if (isNone(written) && isNone(surge))
      return fail('maxUnavailable and maxSurge are both zero, which the API server refuses.', mend, {
        at: `${path}.maxSurge`,
      });
    // A number needs no look at how many pods there are.
    const { most, by } = /^\d+$/u.test(written ?? '') ? { most: 0, by: deployment } : replicas.bounds(deployment);
    const value = unset ? '25%' : written;
    const down = intOrPercentAt({ value }, 'value', most, 'down') ?? 0;
    const seen = by === deployment ? [] : [by];
    if (down > 0)
      return fail(
        `${says}: ${down}${most > 0 ? ` of ${most}` : ''} pod${down === 1 ? '' : 's'} may be missing during a rollout.`,
        mend,
        { at, seen },
      );
    const why =
      most > 0
        ? `, which comes to none of ${most} pods${by === deployment ? '' : ` that ${nameOf(by)} may ask for`}`
        : '';
    return pass(`${says}${why}: a pod goes when its successor is ready.`, { seen });
  },
});

function isNone(written: string | undefined): boolean {
  return /^0+%?$/u.test(written ?? '');
}
