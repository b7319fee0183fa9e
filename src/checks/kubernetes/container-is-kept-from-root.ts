import { booleanAt, numberAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { join } from '../../inventory/value.ts';
import { type Container, containersOf, podKinds, podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const mend = 'Set runAsNonRoot: true in its securityContext or in that of its pod.';

export const containerIsKeptFromRoot = kubernetesCheck({
  id: 'container-is-kept-from-root',
  title: 'every container is kept from running as root',
  why: 'Whoever breaks out of a container that runs as root is root on the node; an image may change its user with any release.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  controls: { 'Well-Architected (own mapping)': ['SEC03-BP02', 'SEC06-BP02'] },
  needs: { subjects: podKinds },
  judge(workload) {
    const containers = containersOf(workload);
    return (
      flawIn(containers.map((one) => () => rooted(one, workload))) ??
      pass(`Neither can run as root: ${containers.map(({ name }) => name).join(', ')}.`)
    );
  },
});

/** What a container says wins over what its pod says. Without `runAsUser` the image says who runs, which is not seen here. */
function rooted({ name, path, properties }: Container, workload: Resource): Judgement | undefined {
  const pod = join(podSpecPath(workload), 'securityContext');
  const forbidden =
    booleanAt(properties, 'securityContext.runAsNonRoot') ?? booleanAt(workload.properties, join(pod, 'runAsNonRoot'));
  // The node then refuses to start a container whose user is root.
  if (forbidden === true) return undefined;
  const own = numberAt(properties, 'securityContext.runAsUser');
  const user = own ?? numberAt(workload.properties, join(pod, 'runAsUser'));
  if (user !== undefined && user > 0) return undefined;
  const at = own === undefined ? path : join(path, 'securityContext.runAsUser');
  return user === 0
    ? fail(`Its container ${name} runs as root: runAsUser is 0.`, mend, { at })
    : fail(`Its container ${name} runs as whom its image says, root not excepted.`, mend, { at });
}
