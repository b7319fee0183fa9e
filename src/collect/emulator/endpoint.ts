import { capabilitiesOf } from './capabilities.ts';
import { accountByHeader, accountByKey } from './emulator-account.ts';
import type { Emulator, EmulatorAsked } from './emulator.ts';
import { localStackAccount } from './localstack-account.ts';
import { localStackAt } from './localstack-api.ts';
import { motoAt } from './moto-api.ts';
import { whenReady } from './ready.ts';

type Known = Pick<Emulator, 'name' | 'version' | 'account' | 'reset' | 'capabilities'>;

/** Attaches to whatever serves AWS's services at a URL and asks it what it is. It is not ours to end, and is left running. */
export async function attachEndpoint(
  url: URL,
  { signal }: Pick<EmulatorAsked, 'signal'>,
  limitMs = 10_000,
): Promise<Emulator> {
  refuse(url);
  const endpoint = url.origin;
  const known = await whenReady<Known>({
    name: `The emulator at ${endpoint}`,
    limitMs,
    signals: [signal],
    mend: 'Start it, or name the URL at which it listens.',
    probe: (probing) => recognised(endpoint, probing),
  });
  return {
    ...known,
    endpoint,
    lost: new AbortController().signal,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

async function recognised(
  endpoint: string,
  signal: AbortSignal,
): Promise<{ readonly ready: Known } | { readonly instead: string }> {
  const localStack = localStackAt(endpoint);
  const told = await localStack.health(signal);
  if ('ready' in told) {
    const { version } = told.ready;
    return {
      ready: {
        name: 'LocalStack',
        version,
        account: localStackAccount,
        reset: localStack.reset,
        ...capabilitiesOf('localstack', version),
      },
    };
  }
  const moto = motoAt(endpoint);
  const lacking = await moto.lacking(signal);
  if (lacking === undefined)
    return { ready: { name: 'moto', account: accountByHeader, reset: moto.reset, ...capabilitiesOf('moto') } };
  const { status, headers } = await fetch(endpoint, { signal });
  // One that is starting, a proxy with nobody behind it, or one that is broken.
  if (status >= 500) {
    const isPage = headers.get('content-type')?.includes('html') ?? false;
    return { instead: `HTTP ${status}${isPage ? ' with an HTML page' : ''}` };
  }
  return {
    ready: {
      name: 'an endpoint',
      account: accountByKey,
      reset: () =>
        Promise.reject(
          new Error(
            `${endpoint} cannot be reset: it is neither moto nor LocalStack. Take an account that no other run has.`,
          ),
        ),
    },
  };
}

function refuse({ href, origin, protocol, hostname }: URL): void {
  const example = 'Write http://127.0.0.1:5000.';
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error(`An emulator is spoken to by http or https, and not by ${protocol.slice(0, -1)}. ${example}`);
  // Not shown: it may hold a password.
  if (href !== `${origin}/`)
    throw new Error(`The URL of an emulator is a scheme, a host and a port, and this one has more. ${example}`);
  if (/(^|\.)(amazonaws\.com(\.cn)?|api\.aws)$/u.test(hostname))
    throw new Error(`${hostname} is AWS itself and no emulator, so nothing is deployed to it. Use --target live.`);
}
