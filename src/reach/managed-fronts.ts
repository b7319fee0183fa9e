import type { Inventory } from '../inventory/inventory.ts';
import { listAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { join } from '../inventory/value.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';

/** Services that take requests from the internet outside any VPC and hand them on into one; the paths at which they name to whom. */
const fronts: readonly { readonly type: string; readonly list?: string; readonly path: string }[] = [
  { type: 'AWS::ApiGateway::VpcLink', list: 'TargetArns', path: '' },
  { type: 'AWS::ApiGatewayV2::Integration', path: 'IntegrationUri' },
  { type: 'AWS::CloudFront::VpcOrigin', path: 'VpcOriginEndpointConfig.Arn' },
  { type: 'AWS::GlobalAccelerator::EndpointGroup', list: 'EndpointConfigurations', path: 'EndpointId' },
];

/** What such a service may hand on to, where it was not seen to what it does. */
const behind: ReadonlySet<string> = new Set(['AWS::EC2::Instance', 'AWS::ElasticLoadBalancingV2::LoadBalancer']);

/**
 * Why the internet may get to a record although nothing in its VPC lets it in: a managed service hands on to it, and the rules of that
 * service are not read. Sources: the guides' pages on CloudFront VPC origins, Global Accelerator endpoints, API Gateway VPC links.
 */
export function managedFronts(inventory: Inventory): (record: Resource) => UnseenInput | undefined {
  const doubts = new Map<string, UnseenInput>();
  let stray: UnseenInput | undefined;
  for (const { type, list, path } of fronts)
    for (const front of inventory.ofType(type).filter(handsInto))
      for (const at of list === undefined
        ? [path]
        : itemsAt(front, list).map((item) => (path && item !== list ? join(item, path) : item))) {
        const meant = attemptOn(front, () =>
          balancerOf(inventory, inventory.resolve(valueAt(front.properties, at), at)),
        );
        if (isUnseenInput(meant)) stray ??= meant;
        else doubts.set(meant.id, doubtAbout(front, meant));
      }
  return ({ id, type }) => doubts.get(id) ?? (behind.has(type) ? stray : undefined);
}

/** An integration of an HTTP API leads into a VPC by a VPC link alone. */
function handsInto({ type, properties }: Resource): boolean {
  if (type !== 'AWS::ApiGatewayV2::Integration') return true;
  const kind = attempt(() => stringAt(properties, 'ConnectionType'));
  return isUnseenInput(kind) || kind === 'VPC_LINK';
}

/** HTTP APIs name the listener. */
function balancerOf(inventory: Inventory, meant: Resource): Resource {
  if (meant.type !== 'AWS::ElasticLoadBalancingV2::Listener') return meant;
  return inventory.resolve(valueAt(meant.properties, 'LoadBalancerArn'), 'LoadBalancerArn');
}

function doubtAbout(front: Resource, target: Resource): UnseenInput {
  const text = `${nameOf(front)} (${front.type}) hands on to ${nameOf(target)} what comes from the internet, by rules that are not read`;
  return new UnseenInput(text, '');
}

function itemsAt({ properties }: Resource, list: string): readonly string[] {
  const items = attempt(() => listAt(properties, list));
  return isUnseenInput(items) ? [list] : items.map((_, index) => join(list, index));
}
