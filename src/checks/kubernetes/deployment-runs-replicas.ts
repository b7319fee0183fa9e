import { nameOf } from '../../inventory/resource.ts';
import { replicasOfWorkload } from '../../inventory/views/replicas-of-workload.ts';
import { fail, pass } from '../check.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

export const deploymentRunsReplicas = kubernetesCheck({
  id: 'deployment-runs-replicas',
  title: 'every deployment runs at least {int} replica(s)',
  why: 'Pods end with their node, their zone and every eviction; what is left must answer alone until others have started.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  controls: { 'Well-Architected (own mapping)': ['REL11-BP02'], 'ISO 27001:2022': ['A.8.14'] },
  needs: {
    subjects: ['Kubernetes::apps::Deployment'],
    types: ['Kubernetes::autoscaling::HorizontalPodAutoscaler'],
    views: { replicas: replicasOfWorkload },
  },
  judge(deployment, { views: { replicas } }, [parameter]) {
    const wanted = Number(parameter);
    const { least, by, at } = replicas.bounds(deployment);
    const own = by.id === deployment.id;
    const says = own
      ? `Runs ${least} replica${least === 1 ? '' : 's'}`
      : `Its autoscaler ${nameOf(by)} keeps at least ${least}`;
    if (least >= wanted) return pass(`${says}.`, { seen: own ? [] : [by] });
    const mend = `Raise ${at} of ${own ? 'the Deployment' : `the autoscaler ${nameOf(by)}`} to ${wanted} or more.`;
    return fail(`${says}; ${wanted} are wanted.`, mend, own ? { at } : { seen: [by] });
  },
});
