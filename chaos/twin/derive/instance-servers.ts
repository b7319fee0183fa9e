import { numberAt, valueAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import type { Value } from '../../../src/inventory/value.ts';
import { referrersOf } from '../../../src/inventory/views/referrers.ts';
import { zoneOf, zonesOfGroup } from '../../../src/inventory/views/zones-of-group.ts';
import type { DatabaseAddresses } from './database-addresses.ts';
import type { Derivation } from './derivation.ts';
import type { ServerGroup } from './server-group.ts';
import { spread } from './spread.ts';
import { toldUrls } from './told-urls.ts';

/** Where the things that launch instances name the template they launch from, and where that keeps what instances are told. */
const templatePaths = [
  'LaunchTemplate.LaunchTemplateId',
  'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId',
  'LaunchConfigurationName',
];
const userDataPath: Readonly<Record<string, string>> = {
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.UserData',
};

/** The servers of Auto Scaling groups: as many as are kept, spread over the group's zones. */
export function groupServers(d: Derivation, addresses: DatabaseAddresses): readonly ServerGroup[] {
  const { zonesOf } = zonesOfGroup(d.inventory);
  const referrers = referrersOf(d.inventory);
  return d.inventory.ofType('AWS::AutoScaling::AutoScalingGroup').flatMap((group) => {
    const found = d.attempt(group, () => spread(d, group, kept(group), zonesOf(group)));
    if (!found) return [];
    const told = d.attempt(group, () => userData(group), 'what its instances are told ');
    return [
      {
        ...found,
        resource: group,
        name: nameOf(group),
        fuller: `${group.stack ?? ''} ${nameOf(group)}`,
        addresses: addresses.in(told),
        urls: toldUrls(told),
      },
    ];
  });

  /** MinSize is what stays; DesiredCapacity is only a start where a policy may lower it. */
  function kept(group: Resource): number {
    const least = numberAt(group.properties, 'MinSize') ?? 0;
    const desired = numberAt(group.properties, 'DesiredCapacity');
    if (desired === undefined || desired <= least) return least;
    const isScaled = referrers.all(group, 'AWS::AutoScaling::ScalingPolicy', 'AutoScalingGroupName').length > 0;
    return isScaled ? least : desired;
  }

  function userData(group: Resource): Value | undefined {
    const named = templatePaths
      .map((path) => ({ path, value: valueAt(group.properties, path) }))
      .find(({ value }) => value !== undefined);
    if (!named) return undefined;
    const template = d.inventory.resolve(named.value, named.path);
    return valueAt(template.properties, userDataPath[template.type] ?? 'UserData');
  }
}

/** Instances that stand alone and are registered with a target group; others take no requests. */
export function loneServers(
  d: Derivation,
  addresses: DatabaseAddresses,
  isRegistered: (server: Resource) => boolean,
): readonly ServerGroup[] {
  return d.inventory
    .ofType('AWS::EC2::Instance')
    .filter(isRegistered)
    .flatMap((instance) => {
      const found = d.attempt(instance, () => spread(d, instance, 1, [zoneOfInstance(instance)]));
      if (!found) return [];
      const told = d.attempt(instance, () => valueAt(instance.properties, 'UserData'), 'what it is told ');
      const name = nameOf(instance);
      return [
        {
          ...found,
          resource: instance,
          name,
          fuller: `${instance.stack ?? ''} ${name}`,
          addresses: addresses.in(told),
          urls: toldUrls(told),
        },
      ];
    });

  function zoneOfInstance(instance: Resource): string {
    return zoneOf(d.inventory.resolve(valueAt(instance.properties, 'SubnetId'), 'SubnetId'));
  }
}
