import { isList, isMap, isText, isUnseen, type Value } from '../../inventory/value.ts';
import type { Mapped } from '../aws/collector.ts';
import { isPart } from '../cloud-control/is-part.ts';

/** Which resources of an account make up the architecture. */
export type Scope =
  | { readonly kind: 'everything' }
  /** Those that carry all of these tags. */
  | { readonly kind: 'tags'; readonly tags: Readonly<Record<string, string>> }
  /** Those of these CloudFormation stacks, by name or ARN, and of the stacks nested in them. */
  | { readonly kind: 'stacks'; readonly stacks: readonly string[] }
  /** Those with these physical ids or ARNs. */
  | { readonly kind: 'ids'; readonly ids: readonly string[] };

/** What was asked of AWS to know who belongs. */
export interface Membership {
  /** ARNs that carry the tags, as the tagging service tells. */
  readonly arns: ReadonlySet<string>;
  /** What the stacks list. */
  readonly stackResources: readonly StackResource[];
  /** Types that are of no region, so that a stack of any region may list them. */
  readonly globalTypes: ReadonlySet<string>;
}

/** One resource as its stack lists it. */
export interface StackResource {
  readonly stack: string;
  readonly region: string;
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
}

/**
 * The resources that belong: by scope, and with them the parts that cannot carry tags (rules, routes, policies), where they name one that
 * belongs; those of a stack too, so that what was added behind its back is judged. Order stays.
 */
export function inScope(mapped: readonly Mapped[], scope: Scope, membership: Membership): readonly Mapped[] {
  if (scope.kind === 'everything') return mapped;
  const own = ownTest(scope, membership);
  const inside = new Set(mapped.filter(own));
  const parts = mapped
    .filter(({ type }) => tagless.test(type) || isPart(type))
    .map((part) => ({ part, texts: textsIn(part.properties).flatMap(namesIn) }));
  for (let before = -1; before !== inside.size; ) {
    before = inside.size;
    const members = [...inside];
    const names = new Set(members.flatMap(({ ref, arn }) => (arn === undefined ? [ref] : [ref, arn])));
    // A distribution names its cache policy, not the other way round.
    const named = new Set(members.flatMap(({ properties }) => textsIn(properties)));
    for (const { part, texts } of parts) {
      if (inside.has(part)) continue;
      const isNamed = named.has(part.ref) || (part.arn !== undefined && named.has(part.arn));
      if (isNamed || texts.some((text) => names.has(text))) inside.add(part);
    }
  }
  return mapped.filter((one) => inside.has(one));
}

/** The stack's entry for a resource: same type and region, and the physical id is what it is known by. */
export function stackResourceOf(
  mapped: Mapped,
  { stackResources, globalTypes }: Pick<Membership, 'stackResources' | 'globalTypes'>,
): StackResource | undefined {
  const keys = keysOf(mapped, globalTypes);
  return stackResources.find((one) => keys.includes(keyOf(one, globalTypes)));
}

/** Resources of two regions often share a name. */
function keyOf({ type, region, physicalId }: StackResource, globalTypes: ReadonlySet<string>): string {
  return `${type} ${globalTypes.has(type) ? '' : region} ${physicalId}`;
}

function keysOf({ type, region, ref, arn = ref }: Mapped, globalTypes: ReadonlySet<string>): readonly string[] {
  return [ref, arn].map((physicalId) => keyOf({ type, region, physicalId, stack: '', logicalId: '' }, globalTypes));
}

/** Entries of types that are collected, of which nothing was found: deleted behind the stack's back, or read back under another id. */
export function notFound(
  { stackResources, globalTypes }: Pick<Membership, 'stackResources' | 'globalTypes'>,
  mapped: readonly Mapped[],
  collectedTypes: ReadonlySet<string>,
): readonly StackResource[] {
  const seen = new Set(mapped.flatMap((one) => keysOf(one, globalTypes)));
  return stackResources.filter((one) => collectedTypes.has(one.type) && !seen.has(keyOf(one, globalTypes)));
}

function ownTest(scope: Exclude<Scope, { kind: 'everything' }>, membership: Membership): (one: Mapped) => boolean {
  switch (scope.kind) {
    case 'tags': {
      const wanted = Object.entries(scope.tags);
      return ({ tags, arn }) =>
        (wanted.length > 0 && wanted.every(([key, value]) => tags[key] === value)) ||
        (arn !== undefined && membership.arns.has(arn));
    }
    case 'stacks': {
      const { stackResources, globalTypes } = membership;
      const keys = new Set(stackResources.map((one) => keyOf(one, globalTypes)));
      return (one) => keysOf(one, globalTypes).some((key) => keys.has(key));
    }
    case 'ids': {
      const ids = new Set(scope.ids);
      return ({ ref, arn = ref }) => ids.has(ref) || ids.has(arn);
    }
  }
}

/** Types that take no tags, or whose tags AWS does not list. Source: CloudFormation's resource schemas, `tagging.taggable: false`. */
const tagless =
  /^AWS::(?:S3::BucketPolicy|EC2::(?:Route|NetworkAclEntry|Subnet\w+Association|VPCGatewayAttachment|SecurityGroup(?:In|E)gress|EIPAssociation)|ElasticLoadBalancingV2::ListenerCertificate|Lambda::(?:Permission|ResourcePolicy|EventInvokeConfig|Version|Alias)|SNS::(?:Subscription|TopicPolicy|TopicInlinePolicy)|SQS::Queue(?:Inline)?Policy|Route53::RecordSet|SecretsManager::(?:ResourcePolicy|RotationSchedule|SecretTargetAttachment)|AutoScaling::(?:ScalingPolicy|ScheduledAction|LifecycleHook)|WAFv2::(?:WebACLAssociation|LoggingConfiguration)|KMS::Alias|IAM::(?:Policy|RolePolicy|UserPolicy|GroupPolicy|Group|AccessKey)|CloudFront::(?:CachePolicy|OriginAccessControl|ResponseHeadersPolicy|OriginRequestPolicy|Function)|Logs::(?:SubscriptionFilter|MetricFilter))$/u;

/** Every text in a value, however deep. */
export function textsIn(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === undefined || value === null || typeof value !== 'object' || isUnseen(value) || isText(value)) return [];
  if (isList(value) || isMap(value)) return Object.values(value).flatMap(textsIn);
  return [];
}

/** A text, and what an ARN may lie in: the bucket of `arn:aws:s3:::bucket/*`, the log group of `arn:…:log-group:name:*`. */
function namesIn(text: string): readonly string[] {
  if (!text.startsWith('arn:')) return [text];
  const ends = [...text.matchAll(/[/:]/gu)].slice(5).map(({ index }) => index);
  return [text, ...ends.map((end) => text.slice(0, end))];
}
