import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, listAt, mapAt, type UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { join } from '../inventory/value.ts';
import { existing } from '../inventory/views/referrers.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { groupsAt } from './places.ts';
import type { Groups } from './group-sieve.ts';

/** One network interface an instance is launched with, by whichever record describes it. */
export interface LaunchedInterface {
  /** The record that describes it, and the dotted path of the interface in it. */
  readonly holder: Resource;
  readonly path: string;
  readonly groups: (subnet: Resource | UnseenInput) => Groups;
  /** Whether it is given a public address; undefined leaves it to the subnet. */
  readonly isPublic: boolean | UnseenInput | undefined;
  /** Whether it is given addresses of IPv6; undefined leaves it to the subnet. */
  readonly hasIpv6?: boolean | UnseenInput;
}

const specificationPaths = ['LaunchTemplate', 'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification'];

/** The interfaces of what an Auto Scaling group, a node group or an instance launches by a template; undefined when it names none. */
export function launchedBy(
  inventory: Inventory,
  launcher: Resource,
): readonly LaunchedInterface[] | UnseenInput | undefined {
  const template = attemptOn(launcher, () => templateOf(inventory, launcher));
  if (template === undefined || isUnseenInput(template)) return template;
  return template.type === 'AWS::EC2::LaunchTemplate'
    ? interfacesAt(inventory, template, 'LaunchTemplateData', { list: 'Groups', own: 'SecurityGroupIds' })
    : interfacesAt(inventory, template, '', { list: 'Groups', own: 'SecurityGroups' });
}

/** The interfaces a record describes at a path: each of its own, or the one AWS makes from its security groups. */
export function interfacesAt(
  inventory: Inventory,
  holder: Resource,
  path: string,
  names: { readonly list: string; readonly own: string },
): readonly LaunchedInterface[] | UnseenInput {
  const at = (key: string): string => (path === '' ? key : join(path, key));
  return attemptOn(holder, () => {
    const count = listAt(existing(holder).properties, at('NetworkInterfaces')).length;
    const places =
      count === 0 ? [path] : Array.from({ length: count }, (_, index) => join(at('NetworkInterfaces'), index));
    return places.map((place) => {
      const inPlace = (key: string): string => (place === '' ? key : join(place, key));
      const hasIpv6 = attemptOn(holder, () =>
        ['Ipv6AddressCount', 'Ipv6Addresses'].some((key) => valueAt(holder.properties, inPlace(key)) !== undefined),
      );
      return {
        holder,
        path: place,
        ...(hasIpv6 === false ? {} : { hasIpv6 }),
        groups: groupsAt(inventory, holder, inPlace(count === 0 ? names.own : names.list)),
        isPublic: attemptOn(holder, () => booleanAt(holder.properties, inPlace('AssociatePublicIpAddress'))),
      };
    });
  });
}

function templateOf(inventory: Inventory, launcher: Resource): Resource | undefined {
  const configuration = valueAt(existing(launcher).properties, 'LaunchConfigurationName');
  if (configuration !== undefined) return inventory.resolve(configuration, 'LaunchConfigurationName');
  for (const path of specificationPaths) {
    if (mapAt(launcher.properties, path) === undefined) continue;
    for (const key of ['LaunchTemplateId', 'Id', 'LaunchTemplateName', 'Name']) {
      const value = valueAt(launcher.properties, join(path, key));
      if (value === undefined) continue;
      const named = inventory
        .ofType('AWS::EC2::LaunchTemplate')
        .find(({ region, properties }) => region === launcher.region && properties['LaunchTemplateName'] === value);
      return named ?? inventory.resolve(value, join(path, key));
    }
  }
  return undefined;
}
