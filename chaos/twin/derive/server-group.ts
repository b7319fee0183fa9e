import type { Resource } from '../../../src/inventory/resource.ts';
import type { DatabaseAddress } from '../twin-plan.ts';
import type { Spread } from './spread.ts';
import type { ToldUrl } from './told-urls.ts';

/** Servers that are alike: where so many of them stand, and what they are told. */
export interface ServerGroup extends Spread {
  readonly resource: Resource;
  /** What people call it, and a longer name where another is called the same. */
  readonly name: string;
  readonly fuller: string;
  readonly addresses: readonly DatabaseAddress[];
  readonly urls: readonly ToldUrl[];
}
