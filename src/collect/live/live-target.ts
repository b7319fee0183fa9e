import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { callFailure, failureText, mendOf } from '../aws/call-failure.ts';
import { type ClientOptions, clientsAt } from '../aws/clients-at.ts';
import type { Clients } from '../aws/clients.ts';
import { placeAt } from '../aws/place.ts';
import { readOnly } from '../aws/read-only.ts';
import { tokenBucket } from '../aws/token-bucket.ts';
import { InputError } from '../input-error.ts';

type Plugins = NonNullable<ClientOptions['plugins']>;

export interface LiveOptions {
  /** The account that is meant: twelve digits. Nothing is read where the credentials are another's. */
  readonly account: string;
  readonly regions: readonly string[];
  readonly signal: AbortSignal;
  /** Requests per second that leave for one service in one region, and how many at once after a pause. */
  readonly perSecond?: number;
  readonly burst?: number;
  /** How often a request is made, the first time included. */
  readonly maxAttempts?: number;
  /** What records or replays the calls of a region. */
  readonly pluginsIn?: (region: string) => Plugins;
  /** Where all services answer, for tests; AWS otherwise. */
  readonly endpoint?: string;
  /** For tests; the SDK's default chain otherwise. */
  readonly credentials?: unknown;
}

/** An account that may be read, and nothing else: no call that writes can leave these clients. */
export interface LiveTarget {
  readonly account: string;
  readonly regions: readonly string[];
  readonly partition: string;
  /** Where services that have no region are asked. */
  readonly globalRegion: string;
  readonly clientsIn: (region: string) => Clients;
  /** Who reads: the caller's ARN. */
  readonly caller: string;
}

/**
 * Opens an account for reading, after asking STS whose the credentials are. Throws InputError when the account or a region is not one,
 * when the credentials are another account's, or when STS cannot be asked.
 */
export async function liveTarget(options: LiveOptions): Promise<LiveTarget> {
  const { account, regions, signal } = options;
  const [home] = regions;
  if (!/^\d{12}$/u.test(account))
    throw new InputError(
      `"${account}" is not an account id`,
      undefined,
      'Give the twelve digits of the account that is to be read.',
    );
  if (home === undefined)
    throw new InputError('No region is named', undefined, 'Name every region that is to be read (--region eu-west-1).');
  for (const region of regions)
    if (!/^[a-z]{2,}(?:-[a-z]+)+-\d+$/u.test(region))
      throw new InputError(`"${region}" is not a region`, undefined, 'Give its code, such as eu-west-1.');

  const clientsIn = clientsOf(options);
  const caller = await callerOf(clientsIn(home), options, home, signal);
  const [, partition = 'aws', , , callersAccount] = caller.split(':');
  if (callersAccount !== account)
    throw new InputError(
      `The credentials are those of account ${callersAccount} (${caller}), and ${account} is to be read`,
      undefined,
      `Sign in to ${account} (AWS_PROFILE), or name the account you mean. Nothing was read.`,
    );
  return {
    account,
    regions: [...new Set(regions)],
    partition,
    globalRegion: globalRegions[partition] ?? home,
    clientsIn,
    caller,
  };
}

// Source: AWS, "IAM endpoints", "AWS China endpoints", "AWS GovCloud endpoints".
const globalRegions: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};

/** Clients of each region, made once; reading only, held back, with adaptive retries. */
function clientsOf(options: LiveOptions): (region: string) => Clients {
  const { perSecond = 20, burst = 40, signal, maxAttempts = 6, pluginsIn, endpoint } = options;
  const credentials = options.credentials ?? fromNodeProviderChain();
  const made = new Map<string, Clients>();
  return (region) => {
    const known = made.get(region);
    if (known) return known;
    const clients = clientsAt({
      region,
      credentials,
      maxAttempts,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...held,
      plugins: [readOnly(), tokenBucket({ perSecond, burst, signal }), ...(pluginsIn?.(region) ?? [])],
    });
    made.set(region, clients);
    return clients;
  };
}

/**
 * Adaptive retries slow a client down once it is throttled. The SDK itself would wait for an answer for ever; within the time that a call may
 * take there is room for a few more tries.
 */
const held = {
  retryMode: 'adaptive',
  requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000, throwOnRequestTimeout: true },
} as const;

async function callerOf(clients: Clients, options: LiveOptions, region: string, signal: AbortSignal): Promise<string> {
  const { place } = placeAt({ account: options.account, region, partition: 'aws', clients, signal });
  try {
    const { Arn } = await place.clients.sts.send(new GetCallerIdentityCommand({}));
    if (Arn !== undefined) return Arn;
  } catch (error) {
    signal.throwIfAborted();
    const call = { service: 'sts', operation: 'GetCallerIdentity', region };
    const failure = callFailure(error);
    throw Object.assign(
      new InputError(
        `Whose the credentials are could not be asked: ${failureText(call, failure)}`,
        undefined,
        mendOf(call, failure),
      ),
      { cause: error },
    );
  }
  throw new InputError(
    `STS in ${region} did not tell whose the credentials are`,
    undefined,
    'Check the endpoint that was given.',
  );
}
