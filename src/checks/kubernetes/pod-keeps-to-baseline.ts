import { booleanAt, listAt, mapAt, mapsAt, numberAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { type Container, containersOf, podKinds, podSpecPath } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

/** What the baseline lets a container add. */
const harmless: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);
const needless = 'Take it away; what cannot do without belongs into a namespace of its own.';

export const podKeepsToBaseline = kubernetesCheck({
  id: 'pod-keeps-to-baseline',
  title: 'every pod keeps to the baseline of the Pod Security Standards',
  why: 'A container that is privileged, or shares what is the node’s, is root on the node, and so on every other pod there.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  controls: {
    'Well-Architected (own mapping)': ['SEC06-BP02'],
  },
  needs: { subjects: podKinds },
  judge(workload) {
    const spec = podSpecPath(workload);
    const containers = containersOf(workload);
    return (
      flawIn([
        ...['hostNetwork', 'hostPID', 'hostIPC'].map((key) => () => sharesHost(workload, join(spec, key), key)),
        () => mountsHost(workload, join(spec, 'volumes')),
        ...containers.flatMap((one) => [() => privileged(one), () => capable(one), () => hearsOnHost(one)]),
        () => unconfined(mapAt(workload.properties, spec), 'Its pod', spec),
        ...containers.map((one) => () => unconfined(one.properties, `Its container ${one.name}`, one.path)),
      ]) ??
      pass(
        `Neither its pod nor ${containers.map(({ name }) => name).join(', ')} asks for privileges or for what is the node's.`,
      )
    );
  },
});

function sharesHost({ properties }: Resource, at: string, key: string): Judgement | undefined {
  return booleanAt(properties, at) === true
    ? fail(`Its pod shares what is the node's: ${key} is true.`, needless, { at })
    : undefined;
}

function mountsHost({ properties }: Resource, path: string): Judgement | undefined {
  const index = mapsAt(properties, path).findIndex((volume) => mapAt(volume, 'hostPath') !== undefined);
  if (index < 0) return undefined;
  const at = join(path, index);
  return fail(
    `Its volume ${stringAt(properties, join(at, 'name'))} is the node's folder ${stringAt(properties, join(at, 'hostPath.path'))}.`,
    needless,
    { at },
  );
}

function privileged({ name, path, properties }: Container): Judgement | undefined {
  return booleanAt(properties, 'securityContext.privileged') === true
    ? fail(`Its container ${name} is privileged.`, needless, { at: join(path, 'securityContext.privileged') })
    : undefined;
}

function capable({ name, path, properties }: Container): Judgement | undefined {
  const key = 'securityContext.capabilities.add';
  const added = listAt(properties, key).map((_, index) => stringAt(properties, join(key, index)) ?? '');
  const harmful = added.filter((one) => !harmless.has(one.replace(/^CAP_/u, '')));
  return harmful.length > 0
    ? fail(`Its container ${name} adds the capability ${harmful.join(', ')}.`, needless, { at: join(path, key) })
    : undefined;
}

function hearsOnHost({ name, path, properties }: Container): Judgement | undefined {
  const index = mapsAt(properties, 'ports').findIndex((port) => (numberAt(port, 'hostPort') ?? 0) > 0);
  return index < 0
    ? undefined
    : fail(
        `Its container ${name} listens on the node's port ${stringAt(properties, `ports.${index}.hostPort`)}.`,
        needless,
        { at: join(path, `ports.${index}.hostPort`) },
      );
}

function unconfined(from: ValueMap | undefined, whose: string, path: string): Judgement | undefined {
  const at = join(path, 'securityContext.seccompProfile.type');
  return stringAt(from, 'securityContext.seccompProfile.type') === 'Unconfined'
    ? fail(`${whose} may use every system call: its seccompProfile is Unconfined.`, 'Set it to RuntimeDefault.', { at })
    : undefined;
}
