import type { BehaviourPart } from './behaviour-part.ts';
import type { ServiceCall } from './service-call.ts';
import type { ServiceRun } from './service-run.ts';

/**
 * The architecture in miniature, as it is to be built on local processes: data only, derived from the inventory, the same for
 * every driver. Ids are unique in the plan and stable between runs (`primary-a`, `primary/load-balancer`). Times are those of
 * the template, in milliseconds, before any scaling.
 */
export interface TwinPlan {
  readonly architecture: string;
  readonly regions: readonly TwinRegion[];
  readonly balancers: readonly BalancerPart[];
  readonly services: readonly ServicePart[];
  readonly databases: readonly DatabasePart[];
  readonly stores: readonly StorePart[];
  readonly distributions: readonly DistributionPart[];
  readonly records: readonly RecordPart[];
  readonly mapping: readonly Mapping[];
  readonly notModelled: readonly NotModelled[];
  readonly controlPlane: readonly ControlPlaneTime[];
  /** How long a packet takes from one region to another, for the pairs that data is copied between. */
  readonly links?: readonly LinkDelay[];
}

export interface TwinRegion {
  /** The role it has in the architecture: `primary`, `failover`. */
  readonly role: string;
  readonly code: string;
  readonly zones: readonly TwinZone[];
}

/** One Availability Zone; everything in it shares its fate. */
export interface TwinZone {
  /** `primary-a` */
  readonly id: string;
  /** `me-central-1a` */
  readonly name: string;
}

/** A component's servers: as many as the template keeps in each zone, all alike. */
export interface ServicePart {
  readonly id: string;
  readonly component: string;
  readonly region: string;
  /** Instances kept in each zone, by the zone's id. */
  readonly instances: Readonly<Record<string, number>>;
  readonly run: ServiceRun;
  /** Ids of the databases it writes to and reads from. */
  readonly databases: readonly string[];
  /** How it is told where they are. */
  readonly addresses?: readonly DatabaseAddress[];
  /** The balancers that it calls, and how it is told where they are. */
  readonly calls?: readonly ServiceCall[];
  /** The port its targets are registered with; undefined where nothing is registered. */
  readonly port?: number;
}

/** That a service is given the address of a database under a name (`DATABASE_HOST`). */
export interface DatabaseAddress {
  readonly variable: string;
  /** Id of the database or follower that it leads to. */
  readonly node: string;
  /** An instance keeps its address when its standby takes over; `writer` and `reader` are a cluster's, and follow the roles. */
  readonly leadsTo: 'instance' | 'writer' | 'reader';
}

export interface BalancerPart {
  readonly id: string;
  readonly component: string;
  readonly type: 'application' | 'network';
  readonly region: string;
  /** Ids of the zones it has a node in. */
  readonly zones: readonly string[];
  readonly crossZone: boolean;
  readonly idleTimeoutMs: number;
  readonly listeners: readonly ListenerPart[];
  readonly targetGroups: readonly TargetGroupPart[];
}

export interface ListenerPart {
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS';
  readonly action: ListenerAction;
  /** Rules in the order they are tried; the action above is what is left. */
  readonly rules: readonly {
    readonly paths?: readonly string[];
    readonly hosts?: readonly string[];
    readonly action: ListenerAction;
  }[];
}

export type ListenerAction =
  | { readonly kind: 'forward'; readonly targetGroup: string }
  | { readonly kind: 'redirect'; readonly port: number; readonly protocol: 'HTTP' | 'HTTPS'; readonly status: number }
  | { readonly kind: 'fixed'; readonly status: number };

export interface TargetGroupPart {
  readonly id: string;
  /** Ids of the services registered with it. */
  readonly services: readonly string[];
  readonly deregistrationDelayMs: number;
  /** How requests are passed on to the targets; health checks may differ. */
  readonly protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS';
  readonly check: HealthCheckPart & {
    readonly healthyAfter: number;
    readonly unhealthyAfter: number;
    readonly statuses: readonly (readonly [from: number, to: number])[];
  };
}

export interface HealthCheckPart {
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  readonly path: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** Undefined where it is that of the traffic. */
  readonly port?: number;
}

/** One database with all that follows it. `engineMajor` is the version that is run, `asked` that of the template. */
export interface DatabasePart {
  readonly id: string;
  readonly engine: 'postgresql';
  readonly engineMajor: number;
  readonly asked: string;
  readonly region: string;
  /** Id of the zone of the writer at the start. */
  readonly zone: string;
  readonly followers: readonly FollowerPart[];
}

export interface FollowerPart {
  readonly id: string;
  readonly region: string;
  readonly zone: string;
  /** A Multi-AZ standby follows in step and takes over by itself; a replica follows later, over a link, and is promoted on purpose. */
  readonly role: 'standby' | 'replica';
  readonly mode: 'sync' | 'async';
  readonly linkDelayMs: number;
  /** Whether readers are sent to it. */
  readonly reads: boolean;
}

/** A bucket, and where its objects are copied to. */
export interface StorePart {
  readonly id: string;
  readonly region: string;
  readonly copies: readonly { readonly store: string; readonly lagMs: number }[];
  /** What answers in the bucket's place, which then copies nothing. */
  readonly run?: Exclude<ServiceRun, { kind: 'plain' }>;
  /** The component that it runs for; undefined without `run`. */
  readonly component?: string;
}

/** A CloudFront distribution: its origins in the order they are tried. */
export interface DistributionPart {
  readonly id: string;
  /** The names it answers to beside its own. */
  readonly names?: readonly string[];
  /** The newest version of HTTP it speaks; 1.1 where undefined. */
  readonly httpVersion?: 'http1.1' | 'http2';
  /** Where a path goes, in the order they are tried; the one without a path is the rest. */
  readonly behaviours?: readonly BehaviourPart[];
  readonly origins: readonly {
    readonly id: string;
    readonly balancer?: string;
    readonly store?: string;
    readonly name?: string;
    /** How it is spoken to, and on which port of the template; undefined for a bucket. */
    readonly protocol?: 'HTTP' | 'HTTPS';
    readonly port?: number;
    /** How often a connection is tried before the next origin is, how long each try waits, and how long an answer is waited for. */
    readonly connectAttempts?: number;
    readonly connectTimeoutMs?: number;
    readonly readTimeoutMs?: number;
  }[];
  readonly failover: readonly {
    readonly id?: string;
    readonly first: string;
    readonly second: string;
    readonly statuses: readonly number[];
  }[];
}

/** One answer of Route 53: records of one name and type make a set. */
export interface RecordPart {
  readonly id: string;
  readonly name: string;
  readonly policy:
    | { readonly kind: 'simple' }
    | { readonly kind: 'failover'; readonly primary: boolean }
    | { readonly kind: 'weighted'; readonly weight: number };
  /** Id of the balancer or distribution it leads to. */
  readonly target: string;
  readonly ttlMs: number;
  /** Whether it is also left when no target behind its balancer is healthy (EvaluateTargetHealth). */
  readonly followsTarget?: boolean;
  /** The role of the only region that is given this answer, where the name lies in a private zone. */
  readonly privateTo?: string;
  /** Failures in a row after which a checker calls it down, and successes after which it is up again, are the same number. */
  readonly check?: HealthCheckPart & {
    readonly failures: number;
    /** Id of the part that the checkers really reach. */
    readonly target: string;
    /** The name they ask for. */
    readonly host?: string;
  };
}

/** What a resource became. */
export interface Mapping {
  /** The record's id in the inventory. */
  readonly resource: string;
  readonly part: string;
  /** Empty where the part behaves as the resource does; else what differs: `PostgreSQL 18 for 17.4`. */
  readonly substitution: string;
}

/** What is not in the twin, why, and which promises hang on it. */
export interface NotModelled {
  readonly resource: string;
  readonly reason: string;
  /** Set where it might be modelled if an input had been seen, with its name where there is one. */
  readonly unseen?: { readonly input?: string };
}

/** What only AWS's control plane decides: declared, never measured here. Without a source no proof may rest on it. */
export interface ControlPlaneTime {
  /** `rds-failover`, `replica-promotion`, `instance-boot` */
  readonly what: string;
  /** What begins and ends it, in a few words. */
  readonly meaning?: string;
  readonly seconds: number;
  readonly band: readonly [low: number, high: number];
  readonly source?: string;
  readonly retrievedAt?: string;
}

/** One way, in milliseconds; without a source it is assumed. */
export interface LinkDelay {
  readonly from: string;
  readonly to: string;
  readonly delayMs: number;
  readonly source?: string;
}
