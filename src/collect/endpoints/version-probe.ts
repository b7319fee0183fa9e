import { isIP } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { certificateFacts } from './certificate-facts.ts';
import type { CertificateFacts, Endpoint, Version, VersionFacts } from './endpoint.ts';
import { type FirstAnswer, firstAnswer } from './first-answer.ts';
import { type Overheard, overheard } from './overheard.ts';

/** What one connection with one version showed. */
export interface Probe {
  readonly facts: VersionFacts;
  /** The peer ended the connection and did not say why. */
  readonly isSilent: boolean;
  readonly address?: string;
  readonly certificate?: CertificateFacts;
  readonly applicationProtocol?: string | null;
}

/** The alerts by which a peer refuses a version: none of its ciphers, too weak, the version itself. Source: RFC 8446, section 6.2. */
const refusals: Readonly<Record<number, string>> = {
  40: 'handshake_failure',
  70: 'protocol_version',
  71: 'insufficient_security',
};

/** Asks a peer for one version and no other. Never rejects: what is in the way is the reason why nothing was seen. */
export async function probeVersion(
  { name, host, port }: Endpoint,
  version: Version,
  context: SecureContext,
  signal: AbortSignal,
): Promise<Probe> {
  const line = overheard(host, port);
  try {
    const secure = connect({
      socket: line.stream,
      secureContext: context,
      servername: serverName(name),
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    const failure = await settled(secure, signal);
    const address = line.socket.remoteAddress;
    const seen = verdictOn(version, line, failure, secure, name);
    return { ...seen, ...(address === undefined ? {} : { address: `${address}:${port}` }) };
  } catch (error) {
    const reason = `this machine cannot ask for ${version}: ${codeOf(error)}`;
    return { facts: { version, state: 'unseen', reason }, isSilent: false };
  } finally {
    line.stream.destroy();
  }
}

/** Server names are DNS names; an address is not sent. Source: RFC 6066, section 3. */
export function serverName(name: string): string {
  return isIP(name) === 0 ? name : '';
}

function verdictOn(
  version: Version,
  line: Overheard,
  failure: unknown,
  secure: TLSSocket,
  name: string,
): Omit<Probe, 'address'> {
  if (failure === undefined) {
    const certificate = certificateFacts(secure, name);
    const applicationProtocol = typeof secure.alpnProtocol === 'string' ? secure.alpnProtocol : null;
    const shown = certificate === undefined ? {} : { certificate };
    return { facts: { version, state: 'offered' }, isSilent: false, applicationProtocol, ...shown };
  }
  const unseen = (reason: string, isSilent = false): Probe => {
    return { facts: { version, state: 'unseen', reason }, isSilent };
  };
  if (!line.reached()) return unseen(`nothing was sent: ${codeOf(failure)}`);
  const answer = firstAnswer(line.heard());
  if (answer.kind === 'nothing') {
    const isEnded = /^(ECONNRESET|EPIPE)$/u.test(codeOf(failure));
    return isEnded
      ? unseen('the peer ended the connection and did not say why', true)
      : unseen(`no answer came: ${codeOf(failure)}`);
  }
  return { facts: answered(version, answer, failure), isSilent: false };
}

function answered(version: Version, answer: Exclude<FirstAnswer, { kind: 'nothing' }>, failure: unknown): VersionFacts {
  switch (answer.kind) {
    case 'hello':
      // What ends the handshake after the peer took the version up (it wants a client certificate) is no refusal of it.
      return answer.version === version
        ? { version, state: 'offered' }
        : { version, state: 'refused', reason: `chose ${answer.version} instead` };
    case 'alert': {
      const refusal = refusals[answer.alert];
      return refusal === undefined
        ? { version, state: 'unseen', reason: `the peer gave up with alert ${answer.alert}` }
        : { version, state: 'refused', reason: `alert ${refusal}` };
    }
    case 'not TLS':
      return { version, state: 'unseen', reason: `what answered does not speak TLS: ${codeOf(failure)}` };
  }
}

/** Waits until the handshake is done, undefined, or until what ended it. */
function settled(secure: TLSSocket, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = (): void => resolve(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    secure.once('secureConnect', () => resolve(undefined));
    // Stays for good: what fails after the answer must not end the process.
    secure.on('error', resolve);
    secure.once('close', () => resolve(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}

/** What is in the way in one word: a code where there is one, else what was said. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'timed out';
  if (error.name === 'AbortError') return 'interrupted';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
