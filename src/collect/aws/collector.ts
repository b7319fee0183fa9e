import type { Value, Unseen, ValueMap } from '../../inventory/value.ts';
import type { Clients } from './clients.ts';

/** Reads all resources of some types in one region, or once for the account where they are global. */
export interface Collector {
  /** CloudFormation names of the types it reads; a type belongs to one collector. */
  readonly types: readonly string[];
  readonly scope: 'region' | 'global';
  readonly collect: (place: Place) => Promise<readonly Mapped[]>;
}

/** One account and region, and how calls are made there. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** `aws` */
  readonly partition: string;
  readonly clients: Clients;
  /**
   * Makes a call that lists resources of these types. When it is denied, throttled out or fails, notes that the types were not seen,
   * and gives undefined: never an empty list.
   */
  readonly listed: <Answer>(types: readonly string[], call: () => Promise<Answer>) => Promise<Answer | undefined>;
  /**
   * Makes a call that tells more of one resource. `absent` names errors that mean "not set" (`NoSuchBucketPolicy`): then undefined.
   * When the resource itself is gone since it was listed (`gone`), throws Vanished. Any other failure becomes an unseen value.
   */
  readonly detail: <Answer>(call: () => Promise<Answer>, known?: KnownErrors) => Promise<Detail<Answer>>;
}

export interface KnownErrors {
  readonly absent?: readonly string[];
  readonly gone?: readonly string[];
}

/** What a call told, that it told there is nothing, or why it was not seen. */
export type Detail<Answer> =
  | { readonly kind: 'told'; readonly answer: Answer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unseen'; readonly value: Value };

/** One resource in CloudFormation's shape, before references are found in it: ids, ARNs and names of others stand as they were told. */
export interface Mapped {
  readonly type: string;
  /** What CloudFormation's Ref returns for it: the physical id. */
  readonly ref: string;
  readonly arn?: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Why not all of them were seen, where its other properties were. */
  readonly unseenTags?: Unseen;
  /** As a template would set them; what the API does not tell (passwords) is left out and named in `untold`. */
  readonly properties: ValueMap;
  /** What GetAtt returns, and read-only facts. */
  readonly attributes: Readonly<Record<string, Value>>;
  /** Properties that no API tells, by dotted path, with the reason. */
  readonly untold?: Readonly<Record<string, string>>;
  /** The API call it was read from: `ec2:DescribeVpcs`. */
  readonly api: string;
  /** When it was captured, where that is not when it was asked for, UTC. */
  readonly capturedAt?: string;
}

/** That a resource was gone when more was asked of it: it is left out, and the run says so. */
export class Vanished extends Error {
  override readonly name = 'Vanished';
}
