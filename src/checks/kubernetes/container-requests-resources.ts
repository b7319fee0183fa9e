import { containerResources } from '../../inventory/views/container-resources.ts';
import { runningContainers, serviceKinds } from '../../inventory/views/pods-of-workload.ts';
import { fail, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

export const containerRequestsResources = kubernetesCheck({
  id: 'container-requests-resources',
  title: 'every container requests cpu and memory and limits its memory',
  why: 'The scheduler puts pods where what they request is free; a pod that requests nothing is the first to be evicted, and one without a limit takes the memory of others.',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/data-plane.html',
  controls: { 'Well-Architected (own mapping)': ['REL11-BP01', 'PERF02-BP04'] },
  needs: {
    subjects: serviceKinds,
    types: ['Kubernetes::core::LimitRange'],
    views: { resources: containerResources },
  },
  judge(workload, { views: { resources } }) {
    const containers = runningContainers(workload);
    const lacking = containers.flatMap((container) => [
      ...['cpu', 'memory'].map((resource) => () => {
        if (resources.requestOf(workload, container, resource) !== undefined) return undefined;
        return fail(
          `Its container ${container.name} requests no ${resource}.`,
          `Set resources.requests.${resource} of ${container.name} to what it uses under load.`,
          { at: container.path },
        );
      }),
      () => {
        if (resources.limitOf(workload, container, 'memory') !== undefined) return undefined;
        return fail(
          `Nothing limits the memory of its container ${container.name}.`,
          `Set resources.limits.memory of ${container.name} to what it requests.`,
          { at: container.path },
        );
      },
    ]);
    const names = containers.map(({ name }) => name).join(', ');
    return flawIn(lacking) ?? pass(`Cpu and memory are requested, and memory is limited, of ${names}.`);
  },
});
