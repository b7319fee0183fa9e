import type { Gauge } from './load-figures.ts';
import type { LoadReading } from './load-reading.ts';

/** One thing that the generator wrote down. Times are in milliseconds since 1970. */
export type LoadSample =
  | { readonly kind: 'request'; readonly reading: LoadReading }
  /** Iterations that began, ended, or were dropped at their slots. */
  | {
      readonly kind: 'begun' | 'ended' | 'dropped';
      readonly phase: string;
      readonly atMs: number;
      readonly count: number;
    }
  /** How late an iteration began after its slot. */
  | { readonly kind: 'lag'; readonly phase: string; readonly atMs: number; readonly ms: number }
  | {
      readonly kind: 'gauge';
      readonly phase: string;
      readonly atMs: number;
      readonly name: string;
      readonly unit: Gauge['unit'];
      readonly value: number;
    };
