import type { FaultAnswer } from '../fault.ts';

/** What a measuring process is told by the one that holds it. */
export type Told<Order> =
  | {
      readonly told: 'order';
      readonly order: Order;
      /** Authorities to trust besides, as PEM; undefined where nothing is asked over TLS. */
      readonly trusted: readonly string[] | undefined;
    }
  | { readonly told: 'fault-begun'; readonly monoNs: string }
  | { readonly told: 'fault-answer'; readonly answer: FaultAnswer }
  | { readonly told: 'fault-failed'; readonly reason: string }
  | { readonly told: 'abort' };

/** What a measuring process says. Records come in the order in which they were made; an empty batch says that it lives. */
export type Said<Record> =
  | { readonly said: 'records'; readonly records: readonly Record[] }
  | { readonly said: 'progress'; readonly text: string }
  | { readonly said: 'set-off' }
  | { readonly said: 'end-fault' }
  | { readonly said: 'over' }
  | { readonly said: 'failed'; readonly name: string; readonly message: string };
