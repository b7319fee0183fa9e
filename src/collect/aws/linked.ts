import type { Edge, Resource } from '../../inventory/resource.ts';
import {
  isList,
  isMap,
  join,
  referencesIn,
  type Reference,
  type Value,
  type ValueMap,
  unseen,
} from '../../inventory/value.ts';
import type { Mapped } from './collector.ts';
import { untoldInput } from './untold-input.ts';

/** What a stack calls a resource, where that is known. */
export interface Logical {
  readonly id: string;
  readonly stack: string;
  readonly logicalId: string;
}

export interface LinkOptions {
  readonly account: string;
  /** When everything was read, UTC. */
  readonly at: string;
  readonly logicalOf?: (mapped: Mapped) => Logical | undefined;
  /** Read besides what was asked for. */
  readonly outside?: ReadonlySet<Mapped>;
}

/** Attributes that name one resource and no other; the rest (ports, states, zones) may be said of many. */
const naming = /(arn|id|name|endpoint|address|url|domain)s?$/iu;
/** Ids, ARNs, domain names and the like: long enough, and of a form that no setting has. */
const telling =
  /^(arn:|[a-z]+(-[a-z]+)*-[0-9a-f]{8,17}$|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|Z[0-9A-Z]{8,}$|E[0-9A-Z]{12,}$|https?:\/\/|(app|net|gwy|targetgroup)\/|alias\/(?!aws\/)|([a-z0-9_-]+\.){2,}[a-z]+$)/u;

/**
 * Records out of what was read: a text that is another's id, ARN or domain name becomes a reference to it, and an ARN at the start of a
 * longer text (`arn:…:bucket/*`) too. What a property is that no API tells is unseen, with the reason.
 */
export function linked(
  mapped: readonly Mapped[],
  { account, at, logicalOf, outside }: LinkOptions,
): readonly Resource[] {
  const ids = mapped.map((one) => logicalOf?.(one)?.id ?? one.arn ?? `${account}/${one.region}/${one.type}/${one.ref}`);
  const known = namesOf(mapped, ids);
  const bare = bareNames(mapped, ids);
  return mapped.map((one, index): Resource => {
    const own = ids[index] ?? '';
    const logical = logicalOf?.(one);
    const names = { known, bare: (text: string, path: string) => bare(text, path, one.region), own };
    const properties = withUntold(linkedIn(one.properties, names, '') as ValueMap, one.untold ?? {});
    return {
      type: one.type,
      id: own,
      ...(one.arn === undefined ? {} : { arn: one.arn }),
      ...(logical ? { logicalId: logical.logicalId, stack: logical.stack } : {}),
      account,
      region: one.region,
      tags: one.tags,
      ...(one.unseenTags ? { unseenTags: one.unseenTags } : {}),
      properties,
      attributes: linkedIn(one.attributes, names, '') as ValueMap,
      edges: edgesIn(properties),
      origin: { api: one.api, requestId: one.ref, at: one.capturedAt ?? at },
      positions: {},
      ...(outside?.has(one) ? { isOutside: true } : {}),
    };
  });
}

function namesOf(mapped: readonly Mapped[], ids: readonly string[]): ReadonlyMap<string, Reference> {
  const found = new Map<string, Reference | undefined>();
  const add = (text: string, reference: string, attribute: string): void => {
    if (!telling.test(text)) return;
    const before = found.get(text);
    // Two that answer to it, so that it tells neither.
    if (found.has(text) && before?.reference !== reference) found.set(text, undefined);
    else if (before === undefined) found.set(text, { reference, attribute });
  };
  // A policy is known by the ARN of what it is attached to: the ARN means that, and not the policy.
  const arns = new Set(mapped.flatMap(({ arn }) => arn ?? []));
  for (const [index, { ref, arn }] of mapped.entries()) {
    if (ref === arn || !arns.has(ref)) add(ref, ids[index] ?? '', 'Ref');
    if (arn !== undefined) add(arn, ids[index] ?? '', 'Arn');
  }
  const first = new Set(found.keys());
  for (const [index, { attributes }] of mapped.entries())
    for (const [name, value] of Object.entries(attributes))
      if (typeof value === 'string' && naming.test(name) && !first.has(value)) add(value, ids[index] ?? '', name);
  return new Map([...found].flatMap(([text, reference]) => (reference ? [[text, reference] as const] : [])));
}

/**
 * A name that says nothing of its type (`kc-api`) means the resource that bears it in the same region, where the property speaks of that
 * type: `AutoScalingGroupName`, `Roles.0`.
 */
function bareNames(
  mapped: readonly Mapped[],
  ids: readonly string[],
): (text: string, path: string, region: string) => Reference | undefined {
  const named = new Map<string, { readonly noun: string; readonly region: string; readonly id: string }[]>();
  for (const [index, { type, ref, region }] of mapped.entries()) {
    const noun = type.split('::').at(-1)?.toLowerCase() ?? '';
    named.set(ref, [...(named.get(ref) ?? []), { noun, region, id: ids[index] ?? '' }]);
  }
  return (text, path, region) => {
    const spoken = path.toLowerCase();
    const meant = (named.get(text) ?? []).filter(({ noun }) => spoken.includes(noun));
    const near = meant.filter((one) => one.region === region);
    const [only, another] = near.length > 0 ? near : meant;
    return only && !another ? { reference: only.id, attribute: 'Ref' } : undefined;
  };
}

interface Names {
  readonly known: ReadonlyMap<string, Reference>;
  readonly bare: (text: string, path: string) => Reference | undefined;
  readonly own: string;
}

function linkedIn(value: Value, names: Names, path: string): Value {
  if (typeof value === 'string') return linkedText(value, names, path);
  if (isList(value)) return value.map((item, index) => linkedIn(item, names, join(path, index)));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, linkedIn(item, names, join(path, key))]));
}

function linkedText(text: string, { known, bare, own }: Names, path: string): Value {
  const whole = known.get(text) ?? bare(text, path);
  if (whole) return whole.reference === own ? text : whole;
  // Route 53 tells the alias of a load balancer so, whatever it was given.
  const undualled = text.replace(/^dualstack\./iu, '');
  const target = undualled === text ? undefined : known.get(undualled);
  if (target) return { text: ['dualstack.', target] };
  if (!text.startsWith('arn:')) return text;
  for (let end = text.length - 1; end > 4; end -= 1) {
    if (!'/:*'.includes(text[end] ?? '')) continue;
    const start = known.get(text.slice(0, end));
    if (start) return start.reference === own ? text : { text: [start, text.slice(end)] };
  }
  return text;
}

function edgesIn(properties: ValueMap): readonly Edge[] {
  return referencesIn(properties).map(({ to, path }) => ({ path, to: to.reference, attribute: to.attribute }));
}

/** Only what is not there: what an API told after all is known. */
function withUntold(properties: ValueMap, untold: Readonly<Record<string, string>>): ValueMap {
  return Object.entries(untold).reduce<ValueMap>(
    (made, [path, reason]) => placed(made, path.split('.'), unseen(reason, untoldInput)) as ValueMap,
    properties,
  );
}

function placed(value: Value | undefined, path: readonly string[], told: Value): Value {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? told;
  if (key === '*') return isList(value) ? value.map((item) => placed(item, rest, told)) : (value ?? told);
  if (isList(value)) return value.map((item, index) => (String(index) === key ? placed(item, rest, told) : item));
  if (value !== undefined && !isMap(value)) return value;
  return { ...value, [key]: placed(value?.[key], rest, told) };
}
