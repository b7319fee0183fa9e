import { mapAt, mapsAt, numberAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { containerResources, type ContainerResources } from '../../inventory/views/container-resources.ts';
import { runningContainers } from '../../inventory/views/pods-of-workload.ts';
import { isSwitchedOff, replicasOfWorkload } from '../../inventory/views/replicas-of-workload.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const mend =
  'Add a HorizontalPodAutoscaler of autoscaling/v2 whose scaleTargetRef names this Deployment, with a target for cpu or memory.';

export const deploymentScalesOnResourceUse = kubernetesCheck({
  id: 'deployment-scales-on-resource-use',
  title: 'every deployment scales on resource use',
  why: 'A fixed number of pods is too small at the peak and paid for in vain the rest of the day; use of cpu or memory says how many are needed.',
  source: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
  controls: { 'Well-Architected (own mapping)': ['REL07-BP01', 'PERF02-BP05'] },
  needs: {
    subjects: ['Kubernetes::apps::Deployment'],
    types: ['Kubernetes::autoscaling::HorizontalPodAutoscaler', 'Kubernetes::core::LimitRange'],
    views: { replicas: replicasOfWorkload, resources: containerResources },
  },
  judge(deployment, { views: { replicas, resources } }) {
    const [autoscaler, another] = replicas.autoscalersOf(deployment);
    if (!autoscaler) return fail('No HorizontalPodAutoscaler of its namespace names it.', mend);
    const seen = [autoscaler];
    if (isSwitchedOff(deployment))
      return fail('Its replicas are 0, which stops its autoscaler, too.', 'Leave replicas out.', {
        at: 'spec.replicas',
        seen,
      });
    if (another)
      return fail(
        `The autoscalers ${nameOf(autoscaler)} and ${nameOf(another)} both scale it, each undoing what the other does.`,
        'Keep one of the two autoscalers.',
        { seen: [autoscaler, another] },
      );
    return (
      flawIn([() => narrow(autoscaler), () => stuck(autoscaler), () => blind(deployment, autoscaler, resources)]) ??
      pass(
        `The autoscaler ${nameOf(autoscaler)} scales it ${range(autoscaler)} on ${usesOf(autoscaler).join(' and ')}.`,
        { seen },
      )
    );
  },
});

const range = ({ properties }: Resource): string =>
  `from ${numberAt(properties, 'spec.minReplicas') ?? 1} to ${numberAt(properties, 'spec.maxReplicas')} pods`;

function narrow(autoscaler: Resource): Judgement | undefined {
  const least = numberAt(autoscaler.properties, 'spec.minReplicas') ?? 1;
  const most = numberAt(autoscaler.properties, 'spec.maxReplicas');
  if (most !== undefined && most > least) return undefined;
  return fail(
    `The autoscaler ${nameOf(autoscaler)} has nothing to choose: minReplicas is ${least} and maxReplicas ${most ?? 'not set'}.`,
    'Raise maxReplicas above minReplicas.',
    { seen: [autoscaler] },
  );
}

function stuck(autoscaler: Resource): Judgement | undefined {
  if (stringAt(autoscaler.properties, 'spec.behavior.scaleUp.selectPolicy') !== 'Disabled') return undefined;
  return fail(
    `The autoscaler ${nameOf(autoscaler)} never scales up: the selectPolicy of scaleUp is Disabled.`,
    'Set it to Max, or leave it out.',
    { seen: [autoscaler] },
  );
}

interface Metric {
  readonly resource: string;
  readonly target: ValueMap;
  readonly path: string;
  /** The one container that is measured, all of them where it is left out. */
  readonly container?: string;
}

/** The metrics that speak of cpu or memory. Without any metric the API server fills in 80 % of cpu. */
function metricsOf({ properties }: Resource): readonly Metric[] {
  const v1 = stringAt(properties, 'apiVersion') === 'autoscaling/v1';
  const written = v1 ? [] : mapsAt(properties, 'spec.metrics');
  if (written.length === 0) {
    const percent = (v1 ? numberAt(properties, 'spec.targetCPUUtilizationPercentage') : undefined) ?? 80;
    const target = { type: 'Utilization', averageUtilization: percent };
    return [{ resource: 'cpu', target, path: 'spec' }];
  }
  return written.flatMap((metric, index) => {
    const type = stringAt(metric, 'type');
    if (type !== 'Resource' && type !== 'ContainerResource') return [];
    const key = type === 'Resource' ? 'resource' : 'containerResource';
    const resource = stringAt(metric, `${key}.name`) ?? '';
    if (resource !== 'cpu' && resource !== 'memory') return [];
    const container = stringAt(metric, `${key}.container`);
    const target = mapAt(metric, `${key}.target`);
    const path = join('spec.metrics', index);
    return [{ resource, target: target ?? {}, path, ...(container === undefined ? {} : { container }) }];
  });
}

function usesOf(autoscaler: Resource): readonly string[] {
  return metricsOf(autoscaler).map(({ resource, target, container }) => {
    const whose = container === undefined ? '' : ` of its container ${container}`;
    const share = numberAt(target, 'averageUtilization');
    return share === undefined
      ? `${stringAt(target, 'averageValue')} of ${resource}${whose}`
      : `${share} % of the ${resource} requested${whose}`;
  });
}

/** A metric that cannot be worked out keeps the number of pods where it is. */
function blind(deployment: Resource, autoscaler: Resource, resources: ContainerResources): Judgement | undefined {
  const metrics = metricsOf(autoscaler);
  if (metrics.length === 0)
    return fail(`The autoscaler ${nameOf(autoscaler)} has no metric for cpu or memory.`, 'Add one of type Resource.', {
      seen: [autoscaler],
    });
  return flawIn(metrics.map((metric) => () => unmeasured(metric, deployment, autoscaler, resources)));
}

function unmeasured(
  { resource, target, container }: Metric,
  deployment: Resource,
  autoscaler: Resource,
  resources: ContainerResources,
): Judgement | undefined {
  const measured = runningContainers(deployment).filter(({ name }) => container === undefined || name === container);
  if (measured.length === 0)
    return fail(
      `The autoscaler ${nameOf(autoscaler)} measures the container "${container}", which its pods do not have.`,
      `Name one of: ${runningContainers(deployment)
        .map(({ name }) => name)
        .join(', ')}.`,
      { seen: [autoscaler] },
    );
  const type = stringAt(target, 'type');
  if (type === 'AverageValue' && stringAt(target, 'averageValue') !== undefined) return undefined;
  if (type !== 'Utilization' || (numberAt(target, 'averageUtilization') ?? 0) <= 0)
    return fail(
      `The autoscaler ${nameOf(autoscaler)} has no target for ${resource} that can be worked out.`,
      'Set its target to { type: Utilization, averageUtilization: 60 }, or what load tests say.',
      { seen: [autoscaler] },
    );
  const without = measured.find((one) => resources.requestOf(deployment, one, resource) === undefined);
  return (
    without &&
    fail(
      `Its container ${without.name} requests no ${resource}, of which the autoscaler ${nameOf(autoscaler)} needs the share in use.`,
      `Set resources.requests.${resource} of ${without.name}.`,
      { at: without.path, seen: [autoscaler] },
    )
  );
}
