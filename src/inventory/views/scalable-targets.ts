import type { Inventory } from '../inventory.ts';
import { stringAt, unseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { isText, referencesIn, unseenIn, type Value } from '../value.ts';
import { isNamed } from './is-named.ts';
import { existing, meantBy } from './referrers.ts';

const targetType = 'AWS::ApplicationAutoScaling::ScalableTarget';
const policyType = 'AWS::ApplicationAutoScaling::ScalingPolicy';

/** The namespace that scalable targets of a type lie in, and the property that names a record of it. */
const namespaces: Readonly<Record<string, readonly [namespace: string, nameProperty: string]>> = {
  'AWS::DynamoDB::Table': ['dynamodb', 'TableName'],
  'AWS::ECS::Service': ['ecs', 'ServiceName'],
};

/** What Application Auto Scaling changes of a service or a table, and by which policies. */
export interface ScalableTargets {
  /** All scalable targets of a container service or a table. Throws UnseenInput when it was not seen what one of them scales. */
  readonly targetsOf: (resource: Resource) => readonly Resource[];
  /** All policies that change a scalable target. Throws UnseenInput when it was not seen what one of them changes. */
  readonly policiesOf: (target: Resource) => readonly Resource[];
}

export function scalableTargets(inventory: Inventory): ScalableTargets {
  function targetsOf(resource: Resource): readonly Resource[] {
    const [namespace] = namespaces[resource.type] ?? [];
    return inventory
      .ofType(targetType)
      .filter(({ region }) => region === resource.region)
      .filter((target) => namespaceOf(target) === namespace && scales(target, resource))
      .map(existing);
  }

  function policiesOf(target: Resource): readonly Resource[] {
    return inventory
      .ofType(policyType)
      .filter((policy) => {
        if (valueAt(policy.properties, 'ScalingTargetId') !== undefined)
          return meantBy(inventory, policy, 'ScalingTargetId') === target;
        return ['ResourceId', 'ScalableDimension'].every(
          (path) =>
            policy.region === target.region &&
            JSON.stringify(valueAt(policy.properties, path)) === JSON.stringify(valueAt(target.properties, path)),
        );
      })
      .map(existing);
  }

  return { targetsOf, policiesOf };
}

/** ServiceNamespace may be left out; the dimension (`ecs:service:DesiredCount`) begins with it. */
function namespaceOf({ properties }: Resource): string | undefined {
  return stringAt(properties, 'ServiceNamespace') ?? stringAt(properties, 'ScalableDimension')?.split(':')[0];
}

function scales(target: Resource, resource: Resource): boolean {
  const path = `${nameOf(target)}.ResourceId`;
  const value = valueAt({ [nameOf(target)]: target.properties }, path);
  if (referencesIn(value).some(({ to }) => to.reference === resource.id)) return true;
  const hole = unseenIn(value);
  if (hole) throw unseenInput(hole, path);
  const [, nameProperty] = namespaces[resource.type] ?? [];
  return nameProperty !== undefined && wordsIn(value).some((word) => isNamed(resource, nameProperty, word));
}

/** What stands after the first slash of `service/shop/web` or `table/orders`, where it is written and no reference is its end. */
function wordsIn(value: Value | undefined): readonly string[] {
  const written = isText(value) ? value.text.at(-1) : value;
  return typeof written === 'string' ? written.split('/').slice(1) : [];
}
