import { mapAt, numberAt } from '../../inventory/read.ts';
import { join, type ValueMap } from '../../inventory/value.ts';
import { allHold } from '../../inventory/views/first-that.ts';
import { isSame } from '../../inventory/views/is-same.ts';
import { type Container, runningContainers, serviceKinds } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

export const containerLeavesServiceBeforeRestart = kubernetesCheck({
  id: 'container-leaves-service-before-restart',
  title: 'every container leaves service before it is restarted',
  why: 'Where both probes ask the same in the same time, whatever makes a pod slow, such as its database, restarts all pods at once.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  controls: { 'Well-Architected (own mapping)': ['REL11-BP01', 'REL05-BP01'] },
  needs: { subjects: serviceKinds },
  judge(workload) {
    const containers = runningContainers(workload);
    const flaw = flawIn(containers.map((one) => () => hasty(one)));
    if (flaw) return flaw;
    const probed = containers.filter(({ properties }) => mapAt(properties, 'livenessProbe'));
    if (probed.length === 0)
      return notApplicable('No container of it has a livenessProbe, and none is restarted by one.');
    return pass(
      `Each asks less when alive than when ready, or waits longer: ${probed.map(({ name }) => name).join(', ')}.`,
    );
  },
});

function hasty({ name, path, properties }: Container): Judgement | undefined {
  const at = join(path, 'livenessProbe');
  const alive = mapAt(properties, 'livenessProbe');
  const ready = alive && mapAt(properties, 'readinessProbe');
  if (!alive || !ready) return undefined;
  const isHasty = allHold([
    () => isSame(questionOf(alive), questionOf(ready), at),
    () => secondsOf(alive) <= secondsOf(ready),
  ]);
  if (!isHasty) return undefined;
  return fail(
    `Both probes of its container ${name} ask the same, and it is restarted after ${secondsOf(alive)} s of no answer when it leaves service after ${secondsOf(ready)} s.`,
    'Ask in livenessProbe only whether the process works, or raise its failureThreshold.',
    { at },
  );
}

/** What a probe asks, without how often. */
function questionOf(probe: ValueMap): ValueMap {
  const kinds = ['httpGet', 'tcpSocket', 'exec', 'grpc'];
  return Object.fromEntries(Object.entries(probe).filter(([kind]) => kinds.includes(kind)));
}

/** Failures in a row, one per period; three, every ten seconds, where nothing is said. */
function secondsOf(probe: ValueMap): number {
  return (numberAt(probe, 'failureThreshold') ?? 3) * (numberAt(probe, 'periodSeconds') ?? 10);
}
