/** Handshakes with endpoints, and what was seen; facts, not verdicts. */
export interface TlsData {
  readonly on: 'twin' | 'url';
  readonly endpoints: readonly TlsEndpointData[];
}

export interface TlsEndpointData {
  readonly name: string;
  readonly address: string;
  /** By version, `TLSv1.2`: offered, refused, or not seen with the reason. */
  readonly versions: readonly {
    readonly version: string;
    readonly state: 'offered' | 'refused' | 'unseen';
    readonly reason?: string;
  }[];
  readonly certificate?: {
    readonly subject: string;
    readonly issuer: string;
    readonly names: readonly string[];
    readonly validTo: string;
    readonly isTrusted: boolean;
    readonly reason?: string;
  };
  /** What plain HTTP on port 80 answers: `301 to https://…`, or that nothing listens. */
  readonly plainHttp: string;
  readonly hsts: string | null;
  readonly evidence: readonly string[];
}
