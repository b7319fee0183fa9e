import {
  type EventBridgeClient,
  type EventBus,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { everyMarker } from '../every-marker.ts';

/** All event buses of a region. EventBridge has no paginators. */
export function everyBus(client: EventBridgeClient): Promise<readonly EventBus[]> {
  return everyMarker(async (NextToken) => {
    const page = await client.send(new ListEventBusesCommand({ NextToken }));
    return { items: page.EventBuses, next: page.NextToken };
  });
}

/** All rules of a bus, those that services keep for themselves among them. */
export function everyRule(client: EventBridgeClient, { Name: EventBusName }: EventBus): Promise<readonly Rule[]> {
  return everyMarker(async (NextToken) => {
    const page = await client.send(new ListRulesCommand({ EventBusName, NextToken }));
    return { items: page.Rules, next: page.NextToken };
  });
}

/** All that a rule starts or tells. */
export function everyTarget(client: EventBridgeClient, { Name: rule, EventBusName }: Rule): Promise<readonly Target[]> {
  return everyMarker(async (NextToken) => {
    const page = await client.send(new ListTargetsByRuleCommand({ Rule: rule, EventBusName, NextToken }));
    return { items: page.Targets, next: page.NextToken };
  });
}
