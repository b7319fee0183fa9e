import { mapAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { intOrPercentAt } from '../../inventory/views/int-or-percent.ts';
import { kubernetesObjects } from '../../inventory/views/kubernetes-objects.ts';
import { selects } from '../../inventory/views/label-selector.ts';
import { podLabels, serviceKinds } from '../../inventory/views/pods-of-workload.ts';
import { replicasOfWorkload } from '../../inventory/views/replicas-of-workload.ts';
import { fail, pass } from '../check.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const budgetType = 'Kubernetes::policy::PodDisruptionBudget';

export const deploymentHasDisruptionBudget = kubernetesCheck({
  id: 'deployment-has-disruption-budget',
  title: 'every deployment has a disruption budget',
  why: 'Draining nodes for an upgrade may take all pods at once when nothing forbids it, and never ends when a budget forbids everything.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  controls: { 'Well-Architected (own mapping)': ['REL11-BP02'] },
  needs: {
    subjects: ['Kubernetes::apps::Deployment'],
    types: [budgetType, ...serviceKinds, 'Kubernetes::autoscaling::HorizontalPodAutoscaler'],
    views: { objects: kubernetesObjects, replicas: replicasOfWorkload },
  },
  judge(deployment, { views: { objects, replicas } }) {
    const budgets = objects.besides(deployment, budgetType).filter((budget) => covers(budget, deployment));
    const [budget, another] = budgets;
    if (!budget)
      return fail(
        'No PodDisruptionBudget of its namespace selects its pods.',
        'Add one whose selector matches the labels of its pods, with maxUnavailable: 1.',
      );
    if (another)
      return fail(
        `The budgets ${nameOf(budget)} and ${nameOf(another)} both select its pods, and pods with two budgets cannot be evicted.`,
        'Keep one of the two budgets.',
        { seen: budgets },
      );
    const own = replicas.bounds(deployment).least;
    const covered = serviceKinds
      .flatMap((kind) => objects.besides(deployment, kind))
      .filter((workload) => covers(budget, workload));
    const all = covered.reduce((sum, workload) => sum + replicas.bounds(workload).least, 0);
    const allowed = evictable(budget, all);
    const of = `${allowed} of ${all} pod${all === 1 ? '' : 's'}`;
    const seen = [budget];
    if (allowed <= 0)
      return fail(
        `The budget ${nameOf(budget)} lets ${of} go at a time, so that no node can be drained.`,
        'Set maxUnavailable: 1, and run two pods or more.',
        { seen },
      );
    if (allowed >= own)
      return fail(
        `The budget ${nameOf(budget)} lets ${of} go at a time, which is all that this Deployment has${all === own ? '' : ` (${own})`}.`,
        'Set maxUnavailable: 1, and run two pods or more.',
        { seen },
      );
    return pass(`The budget ${nameOf(budget)} lets ${of} go at a time.`, { seen });
  },
});

/** An empty selector selects all pods of the namespace, but in the old policy/v1beta1; one that is left out selects none. */
function covers({ properties }: Resource, workload: Resource): boolean {
  const selector = mapAt(properties, 'spec.selector');
  const old = stringAt(properties, 'apiVersion') === 'policy/v1beta1';
  if (old && selector && Object.keys(selector).length === 0) return false;
  return selects(properties, 'spec.selector', podLabels(workload)) ?? false;
}

/** How many pods may go at once; both percentages round up, and a budget that sets neither lets none go. */
function evictable({ properties }: Resource, all: number): number {
  const unavailable = intOrPercentAt(properties, 'spec.maxUnavailable', all, 'up');
  if (unavailable !== undefined) return Math.min(unavailable, all);
  const available = intOrPercentAt(properties, 'spec.minAvailable', all, 'up');
  if (available === undefined) return 0;
  return Math.max(0, all - available);
}
