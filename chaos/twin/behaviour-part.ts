/** A path of a distribution: to which origin or failover pair, by its id, and what viewers meet on the way. */
export interface BehaviourPart {
  readonly path?: string;
  readonly to: string;
  /** What becomes of a viewer who does not speak TLS; undefined where that is let through. */
  readonly withoutTls?: 'redirect' | 'refuse';
  /** Headers added to answers; one that does not override leaves the origin's own. */
  readonly responseHeaders?: readonly { readonly name: string; readonly value: string; readonly overrides: boolean }[];
}
