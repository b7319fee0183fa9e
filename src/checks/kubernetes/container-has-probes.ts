import { mapAt, mapsAt, numberAt, stringAt } from '../../inventory/read.ts';
import { join } from '../../inventory/value.ts';
import { type Container, runningContainers, serviceKinds } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

export const containerHasProbes = kubernetesCheck({
  id: 'container-has-probes',
  title: 'every container has readiness and liveness probes',
  why: 'Without the one, requests reach a pod that cannot answer yet; without the other, a process that hangs is never started again.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  controls: { 'Well-Architected (own mapping)': ['REL11-BP01'] },
  needs: { subjects: serviceKinds },
  judge(workload) {
    const containers = runningContainers(workload);
    const names = containers.map(({ name }) => name).join(', ');
    return (
      flawIn(containers.flatMap((one) => ['readinessProbe', 'livenessProbe'].map((probe) => () => flaw(one, probe)))) ??
      pass(`Ready and alive are both asked of ${names}.`)
    );
  },
});

function flaw(container: Container, probe: string): Judgement | undefined {
  const { name, path, properties } = container;
  const kind = ['httpGet', 'tcpSocket', 'exec', 'grpc'].find(
    (one) => mapAt(properties, join(probe, one)) !== undefined,
  );
  if (kind === undefined)
    return fail(
      `Its container ${name} has no ${probe}.`,
      `Give ${name} a ${probe}: httpGet, tcpSocket, exec or grpc.`,
      {
        at: mapAt(properties, probe) === undefined ? path : join(path, probe),
      },
    );
  const port = stringAt(properties, join(probe, `${kind}.port`));
  if (port === undefined || /^\d+$/u.test(port)) return undefined;
  const named = mapsAt(properties, 'ports').find((one) => stringAt(one, 'name') === port);
  if (named && numberAt(named, 'containerPort') !== undefined) return undefined;
  return fail(
    `The ${probe} of its container ${name} asks the port "${port}", which the container does not have.`,
    `Name one of its ports, or give the number.`,
    { at: join(path, probe) },
  );
}
