import { mapAt, numberAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { type ScalableTargets, scalableTargets } from '../../inventory/views/scalable-targets.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

export const containerServiceKeepsTasks = check({
  id: 'container-service-keeps-tasks',
  title: 'every container service keeps at least {int} task(s) when a zone is lost',
  why: 'New tasks take a minute to start, and may find no capacity while a zone is down; until then the ones in other zones carry the load.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html',
  controls: { 'Well-Architected (own mapping)': ['REL10-BP01', 'REL11-BP05'] },
  needs: {
    subjects: ['AWS::ECS::Service'],
    types: ['AWS::ApplicationAutoScaling::ScalableTarget', 'AWS::EC2::Subnet'],
    views: { zones: zonesOfGroup, scalable: scalableTargets },
  },
  judge(service, { views: { zones, scalable } }, [parameter]) {
    const wanted = Number(parameter);
    if (stringAt(service.properties, 'SchedulingStrategy') === 'DAEMON')
      return notApplicable('Runs one task on every instance of its cluster (DAEMON).');
    const { least, because, at, seen } = leastTasks(service, scalable);
    // However many zones there are, one of them holds a task.
    if (Math.max(0, least - 1) < wanted)
      return fail(`${because} cannot leave ${wanted} when a zone is lost.`, mendOf(at, seen), {
        ...(at === 'DesiredCount' ? { at } : {}),
        seen,
      });
    if (mapAt(service.properties, 'NetworkConfiguration') === undefined)
      return unknown(`${because}; its tasks lie where the instances of its cluster do, which is not told here.`);
    const count = zones.zonesOf(service).length;
    const left = count === 0 ? 0 : least - Math.ceil(least / count);
    const message = `${because} over ${count} zone${count === 1 ? '' : 's'} leaves ${left} when the fullest is lost`;
    const grounds = { seen: [...seen, ...zones.subnetsOf(service)] };
    return left >= wanted
      ? pass(`${message}.`, grounds)
      : fail(`${message}; ${wanted} must be left.`, mendOf(at, seen), grounds);
  },
});

/** What scaling may bring it down to, else what is asked for from the start. */
function leastTasks(service: Resource, scalable: ScalableTargets) {
  const [target] = scalable
    .targetsOf(service)
    .filter(({ properties }) => stringAt(properties, 'ScalableDimension') === 'ecs:service:DesiredCount');
  if (target) {
    const least = numberAt(target.properties, 'MinCapacity') ?? 0;
    return { least, because: `MinCapacity ${least} of ${nameOf(target)}`, at: 'MinCapacity', seen: [target] };
  }
  const at = 'DesiredCount';
  const written = numberAt(service.properties, at);
  const because = written === undefined ? 'DesiredCount, 1 by default,' : `DesiredCount ${written}`;
  return { least: written ?? 1, because, at, seen: [] };
}

function mendOf(at: string, [target]: readonly Resource[]): string {
  const where = target ? ` of ${nameOf(target)}` : '';
  return `Raise ${at}${where}, or add subnets of other zones to NetworkConfiguration.AwsvpcConfiguration.Subnets.`;
}
