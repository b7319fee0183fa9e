import {
  type EventBus,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  type Rule,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { isUnseen, type Unseen, unseen } from '../../../inventory/value.ts';
import type { Collector, Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import { inParallel } from '../in-parallel.ts';
import { stillThere } from '../still-there.ts';
import { tagMap } from '../tag-map.ts';
import { everyMarker } from '../every-marker.ts';
import { ruleOf } from './rule.ts';

const types = ['AWS::Events::Rule'];
const gone = ['ResourceNotFoundException'];

export const ruleCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.eventBridge;
    const buses = await place.listed(types, () =>
      everyMarker<EventBus>(async (NextToken) => {
        const page = await client.send(new ListEventBusesCommand({ NextToken }));
        return { items: page.EventBuses, next: page.NextToken };
      }),
    );
    const rules = await inParallel(buses ?? [], 4, ({ Name }) =>
      place.listed(types, () =>
        everyMarker<Rule>(async (NextToken) => {
          const page = await client.send(new ListRulesCommand({ EventBusName: Name, NextToken }));
          return { items: page.Rules, next: page.NextToken };
        }),
      ),
    );
    // Rules that a service keeps for itself (Config, Security Hub) are made and changed by it alone.
    const declared = rules.flatMap((found) => found ?? []).filter(({ ManagedBy }) => ManagedBy === undefined);
    return stillThere(declared, 8, async (rule) => {
      const targets = await targetsOf(rule, place);
      // A component is chosen by tag, so that without tags the kind counts as not seen.
      const tags = await neededDetail(place, types, gone, () =>
        client.send(new ListTagsForResourceCommand({ ResourceARN: rule.Arn })),
      );
      return [ruleOf(rule, targets, tagMap(tags?.Tags), place.region)];
    });
  },
};

async function targetsOf({ Name, EventBusName }: Rule, place: Place): Promise<readonly Target[] | Unseen> {
  const detail = await place.detail(
    () =>
      everyMarker<Target>(async (NextToken) => {
        const page = await place.clients.eventBridge.send(
          new ListTargetsByRuleCommand({ Rule: Name, EventBusName, NextToken }),
        );
        return { items: page.Targets, next: page.NextToken };
      }),
    { gone },
  );
  switch (detail.kind) {
    case 'told':
      return detail.answer;
    case 'absent':
      return [];
    case 'unseen':
      return isUnseen(detail.value) ? detail.value : unseen('was not seen');
  }
}
