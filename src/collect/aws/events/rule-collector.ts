import { ListTagsForResourceCommand, type Rule, type Target } from '@aws-sdk/client-eventbridge';
import { isUnseen, type Unseen, unseen } from '../../../inventory/value.ts';
import type { Collector, Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import { inParallel } from '../in-parallel.ts';
import { stillThere } from '../still-there.ts';
import { tagMap } from '../tag-map.ts';
import { everyBus, everyRule, everyTarget } from './event-lists.ts';
import { ruleOf } from './rule.ts';

const types = ['AWS::Events::Rule'];
const gone = ['ResourceNotFoundException'];

export const ruleCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.eventBridge;
    const buses = await place.listed(types, () => everyBus(client));
    const rules = await inParallel(buses ?? [], 4, (bus) => place.listed(types, () => everyRule(client, bus)));
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

async function targetsOf(rule: Rule, place: Place): Promise<readonly Target[] | Unseen> {
  const detail = await place.detail(() => everyTarget(place.clients.eventBridge, rule), { gone });
  switch (detail.kind) {
    case 'told':
      return detail.answer;
    case 'absent':
      return [];
    case 'unseen':
      return isUnseen(detail.value) ? detail.value : unseen('was not seen');
  }
}
