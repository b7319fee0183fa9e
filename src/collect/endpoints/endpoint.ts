/** What is shaken hands with: the name is asked for (SNI) and looked for in the certificate. */
export interface Endpoint {
  readonly name: string;
  /** A name or an address to connect to. */
  readonly host: string;
  readonly port: number;
  /** Where plain HTTP would listen; 80 unless said otherwise. */
  readonly plainPort?: number;
  /** Authorities trusted besides this machine's own, as PEM. */
  readonly ca?: string;
}

export const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
export type Version = (typeof versions)[number];

/** Something that was asked and not seen. */
export interface NotSeen {
  readonly unseen: string;
}

/** What is known of one version: a refusal is the peer's own; what this machine could not ask is not seen. */
export type VersionFacts =
  | { readonly version: Version; readonly state: 'offered' }
  | { readonly version: Version; readonly state: 'refused' | 'unseen'; readonly reason: string };

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** Subject alternative names: DNS names, and addresses. */
  readonly names: readonly string[];
  /** Whether the chain leads to an authority that is trusted here, at the instant of the handshake. */
  readonly isTrusted: boolean;
  /** Why it is not trusted: OpenSSL's code (`CERT_HAS_EXPIRED`). */
  readonly distrust?: string;
  readonly fitsName: boolean;
  readonly validFrom: string;
  readonly validTo: string;
  /** `ec`, `rsa`, …, and its size in bits. */
  readonly keyType: string;
  readonly keyBits?: number;
  readonly signatureAlgorithm?: string;
  /** The subjects of all certificates that the peer sent, its own first. */
  readonly chain: readonly string[];
}

/** What plain HTTP answers to GET /. */
export type PlainHttpFacts =
  | { readonly listens: false }
  | { readonly listens: true; readonly status: number; readonly location?: string };

/** What HTTPS answers to GET /; `header` is Strict-Transport-Security as it came, absent where it was not sent. */
export interface TransportSecurityFacts {
  readonly status: number;
  readonly header?: string;
}

/** All that was seen of one endpoint. */
export interface EndpointFacts {
  readonly endpoint: Endpoint;
  /** The address and port that answered, else the host and port that were asked. */
  readonly address: string;
  /** When its handshakes began, UTC. */
  readonly at: string;
  /** All versions there are, oldest first. */
  readonly versions: readonly VersionFacts[];
  /** The protocol chosen for what is carried (`h2`), null when none was. */
  readonly applicationProtocol: string | null | NotSeen;
  readonly certificate: CertificateFacts | NotSeen;
  readonly plainHttp: PlainHttpFacts | NotSeen;
  readonly transportSecurity: TransportSecurityFacts | NotSeen;
}

export function isNotSeen(value: unknown): value is NotSeen {
  return typeof value === 'object' && value !== null && 'unseen' in value;
}
