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

/** The name people use for the resource: its logical id, else the end of its id. */
export function nameOf(resource: Resource): string {
  return resource.logicalId ?? resource.id.slice(resource.id.lastIndexOf('/') + 1);
}
