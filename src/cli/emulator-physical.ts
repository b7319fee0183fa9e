import { collectors } from '../collect/aws/catalogue.ts';
import type { Mapped } from '../collect/aws/collector.ts';
import type { Created } from '../collect/emulator/deploy/creator.ts';
import type { Resource } from '../inventory/resource.ts';

/** What was made of what, by what it is read back under. */
export interface Physical {
  readonly sourceOf: (mapped: Pick<Mapped, 'type' | 'region' | 'ref'>) => Resource | undefined;
  /** Resources that were made under the id of an earlier one of their type, which they have overwritten. */
  readonly overwriting: readonly { readonly resource: Resource; readonly earlier: Resource }[];
}

const global = new Set(collectors.filter(({ scope }) => scope === 'global').flatMap(({ types }) => types));

export function physicalOf(
  declared: readonly Resource[],
  created: ReadonlyMap<string, Pick<Created, 'ref' | 'readBackAs'>>,
): Physical {
  const byKey = new Map<string, Resource>();
  const overwriting: { readonly resource: Resource; readonly earlier: Resource }[] = [];
  for (const resource of declared) {
    const there = created.get(resource.id);
    if (!there || isFolded(resource)) continue;
    const key = keyOf({ ...resource, ref: there.readBackAs ?? there.ref });
    const earlier = byKey.get(key);
    if (earlier) overwriting.push({ resource, earlier });
    else byKey.set(key, resource);
  }
  return { sourceOf: (mapped) => byKey.get(keyOf(mapped)), overwriting };
}

/** Whether it is told as a part of another resource: a rule of its security group, a policy of its role. */
export function isFolded({ type }: Pick<Resource, 'type'>): boolean {
  return foldedInto(type) !== undefined;
}

/** The types that tell of resources of a type which have no record of their own. */
export function foldedInto(type: string): readonly string[] | undefined {
  if (/^AWS::EC2::SecurityGroup(?:In|E)gress$/u.test(type)) return ['AWS::EC2::SecurityGroup'];
  if (type === 'AWS::IAM::Policy') return ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'];
  return undefined;
}

function keyOf({ type, region, ref }: Pick<Mapped, 'type' | 'region' | 'ref'>): string {
  return `${type} ${global.has(type) ? '' : region} ${ref}`;
}
