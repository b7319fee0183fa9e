import { mapAt, numberAt } from '../../inventory/read.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { type Container, runningContainers, serviceKinds } from '../../inventory/views/pods-of-workload.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const containerLeavesServiceBeforeRestart = check({
  id: 'container-leaves-service-before-restart',
  title: 'every container leaves service before it is restarted',
  why: 'Where both probes ask the same in the same time, whatever makes a pod slow, such as its database, restarts all pods at once.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  controls: { 'Well-Architected (own mapping)': ['REL11-BP01', 'REL05-BP01'] },
  needs: { subjects: serviceKinds },
  judge(workload) {
    const probed = runningContainers(workload).filter(({ properties }) => mapAt(properties, 'livenessProbe'));
    if (probed.length === 0)
      return notApplicable('No container of it has a livenessProbe, and none is restarted by one.');
    return (
      flawIn(probed.map((one) => () => hasty(one))) ??
      pass(`Each asks less when alive than when ready, or waits longer: ${probed.map(({ name }) => name).join(', ')}.`)
    );
  },
});

function hasty({ name, path, properties }: Container): Judgement | undefined {
  const alive = mapAt(properties, 'livenessProbe') ?? {};
  const ready = mapAt(properties, 'readinessProbe');
  if (!ready || asked(alive) !== asked(ready)) return undefined;
  const at = join(path, 'livenessProbe');
  const [restart, leave] = [secondsOf(alive), secondsOf(ready)];
  if (restart > leave) return undefined;
  return fail(
    `Both probes of its container ${name} ask the same, and it is restarted after ${restart} s of no answer when it leaves service after ${leave} s.`,
    'Ask in livenessProbe only whether the process works, or raise its failureThreshold.',
    { at },
  );
}

/** What a probe asks, without how often. */
function asked(probe: ValueMap): string {
  const kinds = ['httpGet', 'tcpSocket', 'exec', 'grpc'].map((kind) => {
    const question = mapAt(probe, kind);
    return question === undefined
      ? ''
      : `${kind} ${JSON.stringify(Object.entries(question).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
  });
  return kinds.join('');
}

/** Failures in a row, one per period; three, every ten seconds, where nothing is said. */
function secondsOf(probe: ValueMap): number {
  return (numberAt(probe, 'failureThreshold') ?? 3) * (numberAt(probe, 'periodSeconds') ?? 10);
}
