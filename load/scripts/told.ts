/** What a script is handed: k6's options, and what is played where. */
export interface Plan<Told> {
  readonly options: {
    readonly scenarios: Readonly<Record<string, { readonly rate?: number; readonly timeUnit?: string }>>;
  };
  readonly scenario: string;
  readonly url: string;
  readonly objective: { readonly p99Ms: number };
  readonly prepared: { readonly told: Told };
}

/** How a client comes to a token. Bodies still hold `${NAME}`: what is secret stays out of the plan, which is kept as evidence. */
export interface LoginTold {
  readonly url: string;
  readonly body: unknown;
  readonly token: string;
  readonly refresh?: { readonly url: string; readonly token: string };
}

export interface RouteTold {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly weight: number;
  readonly status: number;
  readonly type: string;
  readonly has?: string;
}

export interface ApiTold {
  readonly login?: LoginTold;
  readonly routes: readonly RouteTold[];
}

export interface AbuseTold {
  readonly login: LoginTold;
  readonly route: RouteTold;
  readonly badToken: number;
  readonly malformed: number;
  readonly oversize: { readonly bytes: number; readonly status: number };
  readonly burst: { readonly requests: number; readonly status: number };
}

export interface StaticTold {
  /** Over TLS a browser speaks HTTP/2 to whoever offers it; over plain HTTP none does. */
  readonly demandsHttp2: boolean;
  readonly assets: readonly AssetTold[];
  /** Of so many assets the content of one is read and compared. */
  readonly readEvery: number;
}

export interface AssetTold {
  readonly url: string;
  /** As the page writes it. */
  readonly reference: string;
  /** Media types of which it must be one. */
  readonly types: readonly string[];
  readonly isHashed: boolean;
  readonly demandsCompression: boolean;
  /** As it was seen before the load; undefined where that was no good answer, or did not say. */
  readonly bytes?: number;
  readonly etag?: string;
  /** Of the content, decompressed. */
  readonly sha256?: string;
}

export interface MediaTold {
  /** URLs of multivariant playlists. */
  readonly plays: readonly string[];
  readonly login?: LoginTold;
  /** What a key is refused with without a token; undefined where there are no tokens. */
  readonly keyWithoutToken?: number;
  /** How many segments a viewer watches. */
  readonly segments: number;
  /** Of so many segments one is read and decrypted. */
  readonly readEvery: number;
  /** Whether segments bear a hash header. */
  readonly demandsHash: boolean;
  /** Segments that were looked at before the load, by URL. */
  readonly known: Readonly<Record<string, { readonly bytes: number; readonly hash?: string }>>;
}
