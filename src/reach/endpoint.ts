import type { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Addresses, Family } from './addresses.ts';
import type { Groups } from './group-sieve.ts';
import type { Hop } from './sieve.ts';

/** Something that talks over the network: a record, and where its network interfaces stand. */
export interface Endpoint {
  readonly resource: Resource;
  /** At least one; where subnets were not seen, a place says so. */
  readonly places: readonly Place[];
  /** The ports it listens on, undefined when it may listen on any. */
  readonly ports: readonly number[] | UnseenInput | undefined;
  /** False for what only asks and takes no connections: a function. */
  readonly listens: boolean;
  /** An address that AWS keeps outside the VPC, if there is one. */
  readonly door?: Door;
}

/** One kind of network interface of an endpoint: in one subnet, with its security groups. */
export interface Place {
  readonly subnet: Resource | UnseenInput;
  readonly groups: Groups;
  readonly publicAddress: (family: Family) => PublicAddress | UnseenInput;
  /** Whether it has IPv6 addresses beside those of IPv4. */
  readonly speaksIpv6: boolean | UnseenInput;
  /** Its own IPv4 address, where the source fixes it; else it may have any of the subnet's. */
  readonly address?: Addresses;
}

/** Whether the internet can address it, and what says so. */
export interface PublicAddress {
  readonly is: boolean;
  readonly hop: Hop;
}

/** A public address of a managed service, with its own list of who may call: an EKS cluster's API, a search domain outside VPCs. */
export interface Door {
  readonly ports: readonly number[];
  readonly admits: (family: Family) => Addresses | UnseenInput;
  readonly opens: Hop;
  readonly shuts: Hop;
}
