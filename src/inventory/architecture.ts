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
  readonly budgetUsdPerMonth?: number;
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
