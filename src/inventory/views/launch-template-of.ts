import type { Inventory } from '../inventory.ts';
import { mapsAt, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { join } from '../value.ts';
import { firstThat } from './first-that.ts';

const specifications = ['LaunchTemplate', 'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification'];
const overrides = 'MixedInstancesPolicy.LaunchTemplate.Overrides';
const keys = ['LaunchTemplateId', 'Id', 'LaunchTemplateName', 'Name'];

/**
 * The launch template or configuration that an instance, an Auto Scaling group or a node group starts instances by; undefined when
 * it names none. Throws UnseenInput when one that it names, overrides included, was not collected.
 */
export function launchTemplateOf(inventory: Inventory, { type, properties, region }: Resource): Resource | undefined {
  // A configuration that says its own name means nothing else by it.
  if (type === 'AWS::AutoScaling::LaunchConfiguration') return undefined;
  const configuration = valueAt(properties, 'LaunchConfigurationName');
  if (configuration !== undefined) return inventory.resolve(configuration, 'LaunchConfigurationName');
  const also = mapsAt(properties, overrides).map((_, index) => `${overrides}.${index}.LaunchTemplateSpecification`);
  const [first] = [...specifications, ...also].flatMap((path) => {
    if (valueAt(properties, path) === undefined) return [];
    return keys.flatMap((key) => {
      const value = valueAt(properties, join(path, key));
      if (value === undefined) return [];
      return (typeof value === 'string' ? named(value) : undefined) ?? inventory.resolve(value, join(path, key));
    });
  });
  return first;

  function named(name: string): Resource | undefined {
    const templates = inventory.ofType('AWS::EC2::LaunchTemplate').filter((one) => one.region === region);
    return firstThat(templates, (one) => valueAt(one.properties, 'LaunchTemplateName') === name);
  }
}
