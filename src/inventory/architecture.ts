import type { FileOrigin } from './resource.ts';

/** What is judged, as its architecture.yaml declares it, or as it was taken from bare templates. */
export interface Architecture {
  readonly id: string;
  readonly title: string;
  /** True when there is no architecture.yaml: only what holds for any architecture can be asked. */
  readonly bare: boolean;
  readonly regions: readonly Region[];
  readonly components: Readonly<Record<string, Component>>;
  readonly paths: Readonly<Record<string, readonly string[]>>;
  /** Who may open a connection to whom; undefined where nothing is said of it. */
  readonly flows?: readonly DeclaredFlow[];
  /** What runs in place of a component's servers on the twin, by the component's name. */
  readonly services?: Readonly<Record<string, DeclaredService>>;
  readonly objectives: Objectives;
  readonly assumptions: Readonly<Record<string, Assumption>>;
  readonly origin: FileOrigin;
}

/** A region the architecture runs in; `role` is the name it has there (primary, failover). */
export interface Region {
  readonly role: string;
  readonly code: string;
  /** The place the architecture was promised in, when AWS has no region there yet. */
  readonly standsInFor?: string;
}

/** How a named part is selected: a resource must match every criterion given, and one value of each. */
export interface Component {
  readonly tag?: Readonly<Record<string, readonly string[]>>;
  readonly types?: readonly string[];
  readonly logicalIds?: readonly string[];
}

/** That the components `from` may open connections to the components `to`; either may be `internet`. */
export interface DeclaredFlow {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly protocol: 'tcp' | 'udp';
  readonly ports: readonly number[];
}

/** What runs in place of servers: a command started in `folder` (an absolute path) for each of them, or something at a URL. */
export type DeclaredService =
  | {
      readonly kind: 'command';
      /** The program and its arguments; `node` is the Node that Plumbline itself runs on. */
      readonly command: readonly string[];
      readonly folder: string;
      readonly healthPath: string;
    }
  | { readonly kind: 'url'; readonly url: string; readonly healthPath: string };

export interface Objectives {
  readonly availability: readonly AvailabilityObjective[];
  /** Undefined where none is declared. */
  readonly load?: readonly LoadObjective[];
  readonly budgetUsdPerMonth?: number;
}

/** The load that a path must carry, and how well. */
export interface LoadObjective {
  readonly path: string;
  /** Id of the scenario that plays it: `static-delivery`, `api` or `media`. */
  readonly scenario: string;
  /** Where it enters: the page, the base of the API, or the folder of the media. */
  readonly url: string;
  /** Requests, of all kinds together. */
  readonly ratePerSecond: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** The share of requests, 0-1, that may fail. */
  readonly errorRatio: number;
  /** What is requested, as the file of requests says; undefined where the scenario finds it out by itself. */
  readonly requests?: LoadRequests;
}

/** What a scenario requests of one architecture. Paths are relative to the objective's URL. */
export interface LoadRequests {
  readonly login?: LoadLogin;
  /** Of an API: what is called, and how often in proportion to the others. */
  readonly routes?: readonly LoadRoute[];
  /** Of an API: what must be refused, and how. */
  readonly abuse?: LoadAbuse;
  /** Of media: the multivariant playlists that are played, live ones among them. */
  readonly play?: readonly string[];
  /** Of media: the status that a key is refused with when it is asked for without a token. Default: 401 */
  readonly keyWithoutToken?: number;
  readonly origin: FileOrigin;
}

/** How a client comes to a token. In bodies `{user}` is the client's number, and `${NAME}` comes from the environment. */
export interface LoadLogin {
  readonly path: string;
  readonly body: unknown;
  /** The field of the answer that holds the token. */
  readonly token: string;
  readonly refresh?: { readonly path: string; readonly token: string };
}

/** In paths and bodies `{user}` is the client's number and `{1-50}` a whole number of that range. */
export interface LoadRoute {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly weight: number;
  readonly status: number;
  /** The media type of a good answer. */
  readonly type: string;
  /** What the body of a good answer contains. */
  readonly has?: string;
}

/** Each is asked of the route named; the statuses are those of a refusal. */
export interface LoadAbuse {
  readonly route: string;
  readonly badToken: number;
  readonly malformed: number;
  readonly burst: { readonly requests: number; readonly status: number };
  readonly oversize: { readonly bytes: number; readonly status: number };
}

/** The share of time (0-1) that a path must be available. */
export interface AvailabilityObjective {
  readonly path: string;
  readonly ratio: number;
}

/** A figure that no template shows, with where it comes from: a source, or the word `assumed`. */
export interface Assumption {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
}
