import { ForeignAnswer } from './foreign-answer.ts';

/** One call, and where it was made. */
export interface Call {
  /** As IAM names it: `ec2`. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
}

export type FailureKind =
  | 'denied'
  | 'denied by the organization'
  | 'throttled out'
  | 'credentials expired'
  | 'credentials missing'
  | 'region not usable'
  | 'not known there'
  | 'not AWS'
  | 'unreachable'
  | 'timed out'
  | 'not recorded'
  | 'failed';

/** Why a call told nothing: what kind of failure, the error's own name, and its message, short. */
export interface CallFailure {
  readonly kind: FailureKind;
  readonly name: string;
  readonly message: string;
  /** Where whoever found it knows what to do. */
  readonly mend?: string;
}

/** What an error of the SDK or of the network means for what was asked. */
export function callFailure(error: unknown): CallFailure {
  if (!(error instanceof Error)) return { kind: 'failed', name: typeof error, message: short(String(error)) };
  const { code, $metadata } = error as ErrorOfSdk;
  const name = error.name === 'Error' && typeof code === 'string' ? code : error.name;
  const own = 'mend' in error && typeof error.mend === 'string' ? { mend: error.mend } : {};
  return { kind: kindOf(error, name, code, $metadata?.httpStatusCode), name, message: short(error.message), ...own };
}

/** `ec2:DescribeVpcs in eu-west-1 was denied (UnauthorizedOperation): You are not…` */
export function failureText({ service, operation, region }: Call, { kind, name, message }: CallFailure): string {
  // No call failed: something was told that cannot be read.
  if (service === 'unknown') return `${message} (${name})`;
  return `${service}:${operation} in ${region} ${happened[kind]} (${name}): ${message}`;
}

/** What whoever runs it can do about it. */
export function mendOf({ service, operation, region }: Call, { kind, mend }: CallFailure): string {
  if (mend !== undefined) return mend;
  if (service === 'unknown') return 'Run again; if it stays so, keep what was told with --record, and report it.';
  if (service === 'cloudcontrol' && kind === 'denied')
    return 'Allow cloudformation:GetResource and cloudformation:ListResources, and the action that the message names, to whoever runs this; "plumbline doctor --live" prints the policy that is needed.';
  switch (kind) {
    case 'denied':
      return `Allow the operation ${service}:${operation} to whoever runs this; "plumbline doctor --live" prints the policy that is needed.`;
    case 'denied by the organization':
      return `A service control policy forbids it: have the organization except this role from the denial of ${service}:${operation}, or run in an account where it does not hold.`;
    case 'throttled out':
      return 'Run again when less else asks this account, or with fewer calls per second.';
    case 'credentials expired':
      return 'Sign in again (aws sso login, or a new session), and run again.';
    case 'credentials missing':
      return 'Give credentials by AWS_PROFILE, AWS_ACCESS_KEY_ID or a role; "aws sts get-caller-identity" must work.';
    case 'region not usable':
      return `Check that ${region} is spelled rightly, enabled for the account, and that the credentials are valid there.`;
    case 'not known there':
      return `What needs ${service}:${operation} can be proven only where it is known: an emulator that lacks an operation answers so, and so does a proxy in between.`;
    case 'not AWS':
      return 'Check for a proxy or a sign-in page between here and AWS, and the endpoint that was given.';
    case 'unreachable':
      return `Check that the endpoint of ${service} in ${region} is up and can be reached from here; an emulator may have died.`;
    case 'timed out':
      return 'Run again; if it stays so, check the network and any proxy.';
    case 'not recorded':
      return 'Record again: the recording holds no answer to this call.';
    case 'failed':
      return `Run again; if it stays so, look up this error of ${service}:${operation}.`;
  }
}

const happened: Readonly<Record<FailureKind, string>> = {
  denied: 'was denied',
  'denied by the organization': 'was denied by a service control policy',
  'throttled out': 'was throttled, and so were all retries',
  'credentials expired': 'was refused, since the credentials have expired',
  'credentials missing': 'could not be made without credentials',
  'region not usable': 'was refused: the region or the credentials are not known there',
  'not known there': 'is not known to the emulator or the region',
  'not AWS': 'was not answered by AWS',
  unreachable: 'could not reach the service',
  'timed out': 'was not answered in time',
  'not recorded': 'was not recorded',
  failed: 'failed',
};

interface ErrorOfSdk {
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $retryable?: { readonly throttling?: boolean };
}

// Names as the services give them. Sources: AWS, "Common error types", "EC2 error codes", "S3 error responses", and the SDK's service error classification.
const names: readonly (readonly [FailureKind, RegExp])[] = [
  ['not recorded', /^NotRecorded$/u],
  [
    'credentials expired',
    /^(ExpiredToken|ExpiredTokenException|RequestExpired|TokenRefreshRequired|ExpiredCredentials)$/u,
  ],
  ['credentials missing', /^(CredentialsProviderError|TokenProviderError|MissingAuthenticationToken(Exception)?)$/u],
  [
    'region not usable',
    /^(UnrecognizedClient(Exception)?|OptInRequired|InvalidClientTokenId|InvalidAccessKeyId|AuthFailure|InvalidRegionException|IllegalLocationConstraintException|AuthorizationHeaderMalformed|SignatureDoesNotMatch|InvalidSignatureException|RequestTimeTooSkewed|PermanentRedirect|ENOTFOUND|EAI_AGAIN)$/u,
  ],
  [
    'throttled out',
    /^(Throttl(ing|ed)(Exception)?|ThrottledException|RequestThrottled(Exception)?|TooManyRequestsException|RequestLimitExceeded|SlowDown|BandwidthLimitExceeded|ProvisionedThroughputExceededException|PriorRequestNotComplete|TransactionInProgressException|EC2ThrottledException)$/u,
  ],
  [
    'denied',
    /^(AccessDenied|AccessDeniedException|AccessDeniedFault|UnauthorizedOperation|UnauthorizedException|NotAuthorized(Exception)?|AuthorizationError(Exception)?|AllAccessDisabled|Client\.UnauthorizedOperation|ForbiddenException|Forbidden|KMSAccessDeniedException|KMS\.AccessDeniedException)$/u,
  ],
  ['timed out', /^(ETIMEDOUT|ESOCKETTIMEDOUT|RequestTimeout(Exception)?|AbortError)$/u],
  ['unreachable', /^(ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$/u],
  ['timed out', /^TimeoutError$/u],
  ['not known there', /^(NotImplemented(Exception|Error)?|UnknownOperation(Exception)?|InvalidAction)$/u],
];

function kindOf(error: Error, name: string, code: unknown, status: number | undefined): FailureKind {
  if (error instanceof ForeignAnswer) return lacking.has(status ?? 0) ? 'not known there' : 'not AWS';
  // The code tells more than the name: the SDK calls a connection that was cut a TimeoutError.
  const byCode = typeof code === 'string' ? kindNamed(code) : undefined;
  const found = byCode ?? kindNamed(name);
  if (found === 'denied' && /service control policy|resource control policy/iu.test(error.message))
    return 'denied by the organization';
  if (found) return found;
  // Cloud Control hands on what its handlers were told, under a name of its own.
  if (/HandlerErrorCode: AccessDenied|is not authorized to perform/u.test(error.message)) return 'denied';
  if ((error as ErrorOfSdk).$retryable?.throttling === true || status === 429) return 'throttled out';
  if (status === 403) return 'denied';
  // LocalStack answers so, by the name InternalFailure, for what its release lacks.
  if (status === 501) return 'not known there';
  return 'failed';
}

/** What emulators answer for operations they lack, as a page of HTML. */
const lacking: ReadonlySet<number> = new Set([404, 405, 500, 501]);

function kindNamed(name: string): FailureKind | undefined {
  return names.find(([, pattern]) => pattern.test(name))?.[0];
}

/** One line, without EC2's encoded message, which is long and tells nothing. */
function short(message: string): string {
  const line = message
    .replace(/\s*Encoded authorization failure message:.*/su, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
