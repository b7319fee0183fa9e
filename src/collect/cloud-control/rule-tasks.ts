import type { Rule, Target } from '@aws-sdk/client-eventbridge';
import type { Place } from '../aws/collector.ts';
import { everyBus, everyRule, everyTarget } from '../aws/events/event-lists.ts';
import { inParallel } from '../aws/in-parallel.ts';

/** The task definitions that rules of event buses start; undefined where not all were seen. A rule that is gone meanwhile starts nothing. */
export async function ruleTasks(place: Place): Promise<readonly string[] | undefined> {
  const { eventBridge: client } = place.clients;
  const told = await place.detail(async () => {
    const rules = await inParallel(await everyBus(client), 4, (bus) => everyRule(client, bus));
    const targets = await inParallel(rules.flat(), 8, (rule) => targetsOf(rule, place));
    return targets.flat().flatMap(({ EcsParameters: task }) => task?.TaskDefinitionArn ?? []);
  });
  return told.kind === 'told' ? told.answer : undefined;
}

async function targetsOf(rule: Rule, { clients }: Place): Promise<readonly Target[]> {
  try {
    return await everyTarget(clients.eventBridge, rule);
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
    throw error;
  }
}
