import {
  type Listener,
  type LoadBalancer,
  paginateDescribeListenerCertificates,
  paginateDescribeListeners,
  paginateDescribeRules,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Collector, Mapped, Place } from '../collector.ts';

import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { everyLoadBalancer, pageSize } from './every-load-balancer.ts';
import { listener, listenerCertificate } from './listener.ts';
import { listenerRule } from './listener-rule.ts';
import { tagsOf } from './tags-of.ts';

const listenerType = 'AWS::ElasticLoadBalancingV2::Listener';
const certificateType = 'AWS::ElasticLoadBalancingV2::ListenerCertificate';
const ruleType = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const types = [listenerType, certificateType, ruleType];

/** Listeners are listed by load balancer, their rules and further certificates by listener. */
export const listenerCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const balancers = await place.listed(types, () => everyLoadBalancer(place));
    const listeners = await stillThere(balancers ?? [], 4, (balancer) => listenersOf(place, balancer));
    const found = await stillThere(listeners, 4, async (told) => [
      { told, rules: await rulesOf(place, told), certificates: await certificatesOf(place, told) },
    ]);
    const { region } = place;
    const arns = found.flatMap(({ told, rules }) => [told.ListenerArn, ...rules.map(({ RuleArn }) => RuleArn)]);
    const tags = await place.listed([listenerType, ruleType], () => tagsOf(place, arns));
    return found.flatMap(({ told, rules, certificates }) => {
      const listenerArn = told.ListenerArn ?? '';
      const own = tags?.get(listenerArn);
      // Without tags it is either gone, or none were seen and its type counts as not seen.
      return [
        ...(own ? [listener(told, { region, tags: own })] : []),
        ...certificates,
        ...rules.flatMap((rule) => {
          const ofRule = tags?.get(rule.RuleArn ?? '');
          return ofRule ? [listenerRule(rule, { region, listenerArn, tags: ofRule })] : [];
        }),
      ];
    });
  },
};

async function listenersOf(place: Place, { LoadBalancerArn }: LoadBalancer): Promise<readonly Listener[]> {
  const { elbv2: client } = place.clients;
  const listeners = await neededDetail(place, types, ['LoadBalancerNotFoundException'], () =>
    everyPage(paginateDescribeListeners({ client, pageSize }, { LoadBalancerArn }), (page) => page.Listeners),
  );
  return listeners ?? [];
}

const gone = ['ListenerNotFoundException'];

/** The rules of a listener but the default one, which is the listener's own `DefaultActions`. */
async function rulesOf(place: Place, { ListenerArn }: Listener): Promise<readonly Rule[]> {
  const { elbv2: client } = place.clients;
  const rules = await neededDetail(place, [ruleType], gone, () =>
    everyPage(paginateDescribeRules({ client, pageSize }, { ListenerArn }), (page) => page.Rules),
  );
  return (rules ?? []).filter(({ IsDefault }) => IsDefault !== true);
}

async function certificatesOf(place: Place, { ListenerArn = '', Protocol }: Listener): Promise<readonly Mapped[]> {
  if (Protocol !== 'HTTPS' && Protocol !== 'TLS') return [];
  const { elbv2: client } = place.clients;
  const certificates = await neededDetail(place, [certificateType], gone, () =>
    everyPage(paginateDescribeListenerCertificates({ client, pageSize }, { ListenerArn }), (page) => page.Certificates),
  );
  return (certificates ?? [])
    .filter(({ IsDefault }) => IsDefault !== true)
    .map((certificate) => listenerCertificate(ListenerArn, certificate, place.region));
}
