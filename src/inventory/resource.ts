import type { Unseen, Value, ValueMap } from './value.ts';

/** Where a record or a property was read: a file with 1-based line and column, or an API call. */
export type Origin = FileOrigin | ApiOrigin;

export interface FileOrigin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ApiOrigin {
  readonly api: string;
  readonly requestId: string;
  readonly at: string;
}

/** That the record's property at `path` (dotted, `Subnets.0`) refers to `attribute` of the record `to`. */
export interface Edge {
  readonly path: string;
  readonly to: string;
  readonly attribute: string;
}

/**
 * One resource, in the shape CloudFormation gives its properties, whatever target it came from.
 * `id` is `<account>/<region>/<stack>/<logicalId>` for a template and the ARN for a live account.
 */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly arn?: string;
  readonly logicalId?: string;
  readonly account: string;
  readonly region: string;
  readonly stack?: string;
  readonly tags: Readonly<Record<string, string | Unseen>>;
  /** Why not all of its tags were seen. */
  readonly unseenTags?: Unseen;
  readonly properties: ValueMap;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly edges: readonly Edge[];
  readonly origin: Origin;
  /** Where each property stands in the source file, by dotted path. */
  readonly positions: Readonly<Record<string, readonly [line: number, column: number]>>;
  /** Set when it could not be decided whether the resource exists at all (an unresolved condition). */
  readonly existence?: Unseen;
  /** Where that hangs on open questions: true or false, guarded by them. */
  readonly exists?: Value;
  /** That it lies outside what was asked for: nothing is said of it, and what is judged is judged in its light. */
  readonly isOutside?: true;
}

/** Whether it is what was asked for, and not only read besides. */
export function isWithin({ isOutside }: Resource): boolean {
  return !isOutside;
}

/** Where `path` of the resource stands: its own position, else that of the nearest property around it, else the resource's. */
export function originAt(resource: Resource, path: string | undefined): Origin {
  if (!('file' in resource.origin)) return resource.origin;
  for (let at = path ?? ''; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const position = resource.positions[at];
    if (position) return { file: resource.origin.file, line: position[0], column: position[1] };
  }
  return resource.origin;
}

/** `shop.yaml:42` for a file, the call and its time for an API. */
export function originText(origin: Origin): string {
  return 'file' in origin ? `${origin.file}:${origin.line}` : `${origin.api} at ${origin.at}`;
}

/** The name people use for the resource: its logical id, else what its ARN calls it, else the end of its id. */
export function nameOf({ logicalId, id }: Resource): string {
  return logicalId ?? (named.exec(id) ?? plain.exec(id))?.[1] ?? id.slice(id.lastIndexOf('/') + 1);
}

/** What an account tells without an ARN: `rtb-1|0.0.0.0/0` of `111122223333/eu-west-1/AWS::EC2::Route/rtb-1|0.0.0.0/0`. */
const plain = /^[^/]+\/[^/]+\/AWS::[\w:]+\/(.+)$/u;
/** What stands behind service, region, account and kind: `orders` of `arn:aws:rds:eu-west-1:1:db:orders`, `topic` of an SNS topic's. */
const named = /^arn:(?:[^:]*:){4}(?:.*Name\/|[a-z][\w-]*[:/])?([^:].*?)(?::\*)?$/u;
