import {
  type EventBus,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import type { Place } from '../aws/collector.ts';
import { everyMarker } from '../aws/every-marker.ts';
import { inParallel } from '../aws/in-parallel.ts';

/** The task definitions that rules of event buses start; undefined where not all were seen. A rule that is gone meanwhile starts nothing. */
export async function ruleTasks(place: Place): Promise<readonly string[] | undefined> {
  const { eventBridge: client } = place.clients;
  const told = await place.detail(async () => {
    const buses = await everyMarker<EventBus>(async (NextToken) => {
      const page = await client.send(new ListEventBusesCommand({ NextToken }));
      return { items: page.EventBuses, next: page.NextToken };
    });
    const rules = await inParallel(buses, 4, ({ Name: EventBusName }) =>
      everyMarker<Rule>(async (NextToken) => {
        const page = await client.send(new ListRulesCommand({ EventBusName, NextToken }));
        return { items: page.Rules, next: page.NextToken };
      }),
    );
    const targets = await inParallel(rules.flat(), 8, (rule) => targetsOf(rule, place));
    return targets.flat().flatMap(({ EcsParameters: task }) => task?.TaskDefinitionArn ?? []);
  });
  return told.kind === 'told' ? told.answer : undefined;
}

async function targetsOf({ Name: rule, EventBusName }: Rule, { clients }: Place): Promise<readonly Target[]> {
  try {
    return await everyMarker<Target>(async (NextToken) => {
      const page = await clients.eventBridge.send(
        new ListTargetsByRuleCommand({ Rule: rule, EventBusName, NextToken }),
      );
      return { items: page.Targets, next: page.NextToken };
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
    throw error;
  }
}
