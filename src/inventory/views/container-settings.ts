import type { Inventory } from '../inventory.ts';
import { booleanAt, listAt, mapAt, mapsAt, stringAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { join, type ValueMap } from '../value.ts';
import { kubernetesObjects } from './kubernetes-objects.ts';
import { type Container, podSpecPath } from './pods-of-workload.ts';

/** A text that a container is given: a variable, a word of its command, or a file. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** Where the workload takes it from, as a dotted path. */
  readonly path: string;
  /** The ConfigMap that holds it. */
  readonly from?: Resource;
}

/** A setting that has no known value: what is certainly not there, or what was not seen. */
export interface Lack {
  readonly name: string;
  readonly path: string;
  readonly why: string;
  readonly certain: boolean;
}

/** What a container is told. Throws UnseenInput. */
export interface ContainerSettings {
  readonly of: (
    workload: Resource,
    container: Container,
  ) => {
    readonly settings: readonly Setting[];
    readonly lacks: readonly Lack[];
  };
}

export function containerSettings(inventory: Inventory): ContainerSettings {
  const objects = kubernetesObjects(inventory);

  function of(workload: Resource, { properties, path }: Container) {
    const read = [
      ...mapsAt(properties, 'envFrom').flatMap((source, index) =>
        fromAll(workload, source, join(path, `envFrom.${index}`)),
      ),
      ...mapsAt(properties, 'env').flatMap((variable, index) =>
        fromOne(workload, variable, join(path, `env.${index}`)),
      ),
    ];
    // A variable that is set twice has its last value.
    const variables = [...new Map(read.map((one) => [one.name, one])).values()];
    const known = new Map(variables.flatMap((one) => ('value' in one ? [[one.name, one.value] as const] : [])));
    const expanded = variables.map((one) => ('value' in one ? { ...one, value: expand(one.value, known) } : one));
    const all = [...expanded, ...words(properties, path, known), ...files(workload, properties)];
    return {
      settings: all.filter((one) => 'value' in one),
      lacks: all.filter((one) => 'certain' in one),
    };
  }

  function fromOne(workload: Resource, variable: ValueMap, path: string): readonly (Setting | Lack)[] {
    const name = stringAt(variable, 'name') ?? '';
    const key = mapAt(variable, 'valueFrom.configMapKeyRef');
    if (mapAt(variable, 'valueFrom.secretKeyRef'))
      return [{ name, path, why: inSecret(variable, 'valueFrom.secretKeyRef'), certain: false }];
    if (!key) {
      const value = stringAt(variable, 'value');
      return value === undefined ? [] : [{ name, value, path: join(path, 'value') }];
    }
    const wanted = stringAt(key, 'key') ?? '';
    return entriesOf(workload, key, path, name, (data) => (Object.hasOwn(data, wanted) ? [[name, wanted]] : undefined));
  }

  function fromAll(workload: Resource, source: ValueMap, path: string): readonly (Setting | Lack)[] {
    const prefix = stringAt(source, 'prefix') ?? '';
    const called = prefix === '' ? 'Its variables' : `Its variables ${prefix}…`;
    const map = mapAt(source, 'configMapRef');
    if (map)
      return entriesOf(workload, map, path, called, (data) => Object.keys(data).map((key) => [`${prefix}${key}`, key]));
    return [{ name: called, path, why: inSecret(source, 'secretRef'), certain: false }];
  }

  function files(workload: Resource, properties: ValueMap): readonly (Setting | Lack)[] {
    const mounted = new Set(mapsAt(properties, 'volumeMounts').map((mount) => stringAt(mount, 'name')));
    const volumes = join(podSpecPath(workload), 'volumes');
    return mapsAt(workload.properties, volumes).flatMap((volume, index) => {
      const map = mapAt(volume, 'configMap');
      if (!map || !mounted.has(stringAt(volume, 'name'))) return [];
      const path = join(volumes, index);
      return entriesOf(workload, map, path, 'a file', (data) => Object.keys(data).map((key) => [key, key]));
    });
  }

  /** What is taken from a ConfigMap; `pick` names the settings and their keys, or says that the key is not there. */
  function entriesOf(
    workload: Resource,
    reference: ValueMap,
    path: string,
    name: string,
    pick: (data: ValueMap) => readonly (readonly [name: string, key: string])[] | undefined,
  ): readonly (Setting | Lack)[] {
    const called = stringAt(reference, 'name') ?? '';
    const from = objects.named(workload, 'Kubernetes::core::ConfigMap', called);
    const optional = booleanAt(reference, 'optional') === true;
    if (!from) return [{ name, path, why: `the ConfigMap ${called} is not among the manifests`, certain: false }];
    const data = mapAt(from.properties, 'data') ?? {};
    const picked = pick(data);
    if (!picked)
      return optional
        ? []
        : [{ name, path, why: `the ConfigMap ${called} has no key ${stringAt(reference, 'key')}`, certain: true }];
    return picked.map(([as, key]) => ({
      name: as,
      value: stringAt({ key: data[key] ?? null }, 'key') ?? '',
      path,
      from,
    }));
  }

  return { of };
}

function words(properties: ValueMap, path: string, known: ReadonlyMap<string, string>): readonly Setting[] {
  return ['command', 'args'].flatMap((key) =>
    listAt(properties, key).map((_, index) => ({
      name: key,
      value: expand(stringAt(properties, `${key}.${index}`) ?? '', known),
      path: join(path, `${key}.${index}`),
    })),
  );
}

/** `$(NAME)` is the variable's value, and stays as it is where there is none. */
function expand(text: string, known: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\(([A-Za-z_][A-Za-z0-9_]*)\)/gu, (whole, name: string) => known.get(name) ?? whole);
}

function inSecret(from: ValueMap, path: string): string {
  return `the Secret ${stringAt(from, `${path}.name`)} is not read`;
}
