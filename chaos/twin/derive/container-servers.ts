import type { Value } from '../../../src/inventory/value.ts';
import { mapAt, mapsAt, numberAt, stringAt, UnseenInput } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { meantBy } from '../../../src/inventory/views/referrers.ts';
import { scalableTargets } from '../../../src/inventory/views/scalable-targets.ts';
import { zonesOfGroup } from '../../../src/inventory/views/zones-of-group.ts';
import type { DatabaseAddresses } from './database-addresses.ts';
import { type Derivation, NoPart } from './derivation.ts';
import type { ServerGroup } from './server-group.ts';
import { spread } from './spread.ts';
import { toldUrls } from './told-urls.ts';

/** The tasks of container services in ECS: as many as are kept, spread over the zones of their subnets. */
export function containerServers(d: Derivation, addresses: DatabaseAddresses): readonly ServerGroup[] {
  const { zonesOf } = zonesOfGroup(d.inventory);
  const { targetsOf } = scalableTargets(d.inventory);
  return d.inventory.ofType('AWS::ECS::Service').flatMap((service) => {
    const found = d.attempt(service, () => spread(d, service, kept(service), zonesFor(service)));
    if (!found) return [];
    const name = nameOf(service);
    const told = d.attempt(service, () => toldTo(service), 'what its containers are told ');
    return [
      {
        ...found,
        resource: service,
        name,
        fuller: `${service.stack ?? ''} ${name}`,
        addresses: addresses.in(told),
        urls: toldUrls(told),
      },
    ];
  });

  function zonesFor(service: Resource): readonly string[] {
    if (stringAt(service.properties, 'SchedulingStrategy') === 'DAEMON')
      throw new NoPart('runs one task on every instance of its cluster, which are not counted here');
    if (mapAt(service.properties, 'NetworkConfiguration') === undefined)
      throw new UnseenInput('its tasks lie where the instances of its cluster do', 'NetworkConfiguration');
    return zonesOf(service);
  }

  /** What scaling may bring it down to, else what is asked for; 1 by default. */
  function kept(service: Resource): number {
    const target = targetsOf(service).find(
      ({ properties }) => stringAt(properties, 'ScalableDimension') === 'ecs:service:DesiredCount',
    );
    return target
      ? (numberAt(target.properties, 'MinCapacity') ?? 0)
      : (numberAt(service.properties, 'DesiredCount') ?? 1);
  }

  function toldTo(service: Resource): readonly Value[] {
    const task = meantBy(d.inventory, service, 'TaskDefinition');
    return mapsAt(task?.properties, 'ContainerDefinitions').flatMap(({ Environment: variables }) =>
      variables === undefined ? [] : [variables],
    );
  }
}
