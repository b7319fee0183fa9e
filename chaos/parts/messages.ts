import type { BalancerPart, DistributionPart, RecordPart, ServicePart, StorePart } from '../twin/twin-plan.ts';

/** A place on the loopback network. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** What a part says to its holder. Nanoseconds travel as text, since JSON has no such numbers. */
export type PartSaid =
  | { readonly said: 'listening' }
  | { readonly said: 'answer'; readonly to: number; readonly value: unknown }
  | { readonly said: 'failed'; readonly to: number; readonly reason: string }
  | {
      readonly said: 'event';
      readonly monoNs: string;
      readonly part: string;
      readonly what: string;
      readonly detail: Readonly<Record<string, string | number | boolean>>;
    };

/** What a holder asks of a part; each number is answered once. */
export interface PartAsked<Order> {
  readonly number: number;
  readonly order: Order;
}

export interface ZoneConfig {
  readonly zone: string;
  readonly instances: readonly ServiceInstance[];
}

/** One server of a service. `environment` is what its command is started with, besides HOST and PORT. */
export interface ServiceInstance extends Place {
  readonly id: string;
  readonly service: string;
  readonly component: string;
  readonly run: ServicePart['run'];
  readonly environment: Readonly<Record<string, string>>;
}

export type ZoneOrder =
  | { readonly do: 'start'; readonly config: ZoneConfig }
  | { readonly do: 'set'; readonly instances: readonly string[]; readonly state: 'up' | 'down' | 'stalled' }
  | { readonly do: 'report' };

export interface BalancerConfig {
  /** Times already scaled. */
  readonly balancer: BalancerPart;
  readonly listeners: readonly (Place & { readonly asked: number })[];
  readonly targets: readonly BalancerTarget[];
  readonly connectTimeoutMs: number;
  readonly key: string;
  readonly certificate: string;
}

export interface BalancerTarget extends Place {
  readonly id: string;
  readonly service: string;
  /** Empty for a target outside the twin, which is in every zone. */
  readonly zone: string;
  readonly tls: boolean;
  /** Where it is asked for its health when it is not where the template asks. */
  readonly healthPath?: string;
}

export type BalancerOrder =
  | { readonly do: 'start'; readonly config: BalancerConfig }
  /** All of it, as if it had a process of its own. */
  | { readonly do: 'set'; readonly state: 'up' | 'down' | 'stalled' }
  | { readonly do: 'node'; readonly zone: string; readonly state: 'up' | 'down' | 'stalled' }
  | { readonly do: 'deregister' | 'register'; readonly target: string }
  | { readonly do: 'report' };

/** What a balancer says when it is asked. */
export interface BalancerReport {
  readonly state: 'up' | 'down' | 'stalled';
  /** Each target as each node sees it in each target group. */
  readonly targets: readonly {
    readonly node: string;
    readonly group: string;
    readonly target: string;
    readonly state: string;
  }[];
}

/** What lies in a region and in none of its zones has one process: its balancers and its buckets. */
export type RegionOrder =
  | { readonly for: 'balancer'; readonly id: string; readonly order: BalancerOrder }
  | { readonly for: 'stores'; readonly order: StoreOrder };

/** What lies in no region has one process, and no fault strikes it: links, the name server, distributions. */
export type EdgeOrder =
  | { readonly for: 'links'; readonly order: LinkOrder }
  | { readonly for: 'dns'; readonly order: DnsOrder }
  | { readonly for: 'distributions'; readonly order: DistributionOrder };

export interface DnsConfig extends Place {
  readonly records: readonly RecordPart[];
  /** Where each record's target answers, by part. */
  readonly answers: Readonly<Record<string, string>>;
  /** Where each health check knocks, by record. */
  readonly checks: Readonly<Record<string, Place>>;
}

export type DnsOrder =
  | { readonly do: 'start'; readonly config: DnsConfig }
  /** Whether a balancer has a healthy target, for the records that follow it. */
  | { readonly do: 'target'; readonly target: string; readonly healthy: boolean }
  | { readonly do: 'report' };

/** A stretch of network between two places. `up` is what the client sends, `down` what it is answered. */
export interface LinkConfig extends Place {
  readonly id: string;
  readonly target: Place;
  readonly delayMs: number;
}

export type LinkDirection = 'up' | 'down';

export type LinkOrder =
  | { readonly do: 'start'; readonly links: readonly LinkConfig[] }
  | { readonly do: 'retarget'; readonly link: string; readonly target: Place }
  | { readonly do: 'swallow'; readonly link: string; readonly directions: readonly LinkDirection[] }
  | { readonly do: 'delay'; readonly link: string; readonly delayMs: number }
  | { readonly do: 'report' };

export type KeeperOrder =
  | { readonly do: 'keep'; readonly pid: number }
  | {
      readonly do: 'spawn';
      readonly command: string;
      readonly arguments: readonly string[];
      readonly log: string;
      readonly environment: Readonly<Record<string, string>>;
      readonly user?: { readonly uid: number; readonly gid: number };
    };

export interface StoreConfig {
  readonly stores: readonly (Place & {
    readonly part: StorePart;
    readonly folder: string;
    /** The command that answers in the bucket's place. */
    readonly served?: ServiceInstance;
  })[];
  /** Where each store that objects are copied to answers. */
  readonly places: Readonly<Record<string, Place>>;
}

export type StoreOrder =
  | { readonly do: 'start'; readonly config: StoreConfig }
  | { readonly do: 'cut' | 'whole'; readonly stores: readonly string[] }
  | { readonly do: 'report' };

/** What the stores of a region say when they are asked. */
export interface StoreReport {
  readonly cut: readonly string[];
  /** What those say that a command answers for, by store. */
  readonly served: Readonly<Record<string, string>>;
}

/** Its own place is where TLS is spoken. */
export interface DistributionConfig extends Place {
  readonly part: DistributionPart;
  /** Where viewers without TLS are met. */
  readonly plain: Place;
  readonly key: string;
  readonly certificate: string;
  /** Where each origin answers, by its id: a place, or a name to be asked for. */
  readonly origins: Readonly<
    Record<
      string,
      (Place | { readonly name: string; readonly port: number }) & {
        readonly tls: boolean;
        /** Whether connections are kept: each to a balancer is held by one of its nodes, and would be lost with that one's zone. */
        readonly keepsConnections: boolean;
      }
    >
  >;
  /** Who answers names, and where an answer and a port of the template (`127.2.100.10:443`) really are. */
  readonly names: { readonly server: Place; readonly located: Readonly<Record<string, Place>> };
}

export type DistributionOrder =
  | { readonly do: 'start'; readonly distributions: readonly DistributionConfig[] }
  | { readonly do: 'report' };
