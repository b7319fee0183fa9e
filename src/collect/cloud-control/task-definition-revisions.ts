import type { Place } from '../aws/collector.ts';
import { memberOf } from './member-of.ts';
import { readOnce } from './read-once.ts';
import { ruleTasks } from './rule-tasks.ts';
import { stackTaskDefinitions } from './stack-task-definitions.ts';

/**
 * The revisions of task definitions that stand for what runs or may run, out of those that are listed: the latest of each family, which is
 * what a family by itself means, those that services run, also where they were deregistered since, those that rules and schedules start,
 * and those that a stack holds. All that are listed where it cannot be told which these are.
 */
export async function taskDefinitionRevisions(place: Place, listed: readonly string[]): Promise<readonly string[]> {
  const start = `arn:${place.partition}:ecs:${place.region}:${place.account}:task-definition/`;
  const services = await readOnce(place, 'AWS::ECS::Service');
  const run = services.models.flatMap(({ properties }) => arnIn(properties['TaskDefinition'], start));
  // Task sets of an outer deployment are told by no list. Those of CodeDeploy are: a service says what its primary one runs.
  const isOuter = services.models.some(
    ({ properties }) => textIn(properties['DeploymentController'], 'Type') === 'EXTERNAL',
  );
  const sure = new Set([...latestOf(listed), ...run]);
  if (listed.every((arn) => sure.has(arn))) return [...sure];
  if (!services.isWhole || isOuter) return [...new Set([...listed, ...run])];
  const others = await Promise.all([scheduleTasks(place), ruleTasks(place), stackTaskDefinitions(place)]);
  if (others.includes(undefined)) return [...new Set([...listed, ...run])];
  const started = new Set(others.flatMap((some) => (some ?? []).flatMap((text) => arnIn(text, start))));
  return [...sure, ...listed.filter((arn) => started.has(arn) && !sure.has(arn))];
}

/** What is no revision of a family is kept: nothing is known of it. */
function latestOf(listed: readonly string[]): readonly string[] {
  const families = Map.groupBy(listed, (arn) => /^(?<family>.+):\d+$/u.exec(arn)?.groups?.['family'] ?? arn);
  return [...families.values()].flatMap((arns) => arns.toSorted((a, b) => revisionOf(b) - revisionOf(a)).slice(0, 1));
}

function revisionOf(arn: string): number {
  return Number(arn.slice(arn.lastIndexOf(':') + 1));
}

/** A revision by its ARN, or by family and number; a family by itself means its latest. */
function arnIn(text: unknown, start: string): readonly string[] {
  if (typeof text !== 'string' || !/:\d+$/u.test(text)) return [];
  const arn = text.startsWith('arn:') ? text : `${start}${text}`;
  return arn.startsWith(start) ? [arn] : [];
}

/** Undefined where not all schedules were seen. */
async function scheduleTasks(place: Place): Promise<readonly string[] | undefined> {
  const { models, isWhole } = await readOnce(place, 'AWS::Scheduler::Schedule');
  if (!isWhole) return undefined;
  return models.flatMap(({ properties }) => {
    const text = textIn(memberOf(properties['Target'], 'EcsParameters'), 'TaskDefinitionArn');
    return text === undefined ? [] : [text];
  });
}

function textIn(from: unknown, name: string): string | undefined {
  const value = memberOf(from, name);
  return typeof value === 'string' ? value : undefined;
}
