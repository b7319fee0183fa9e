import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect, type SecureContext } from 'node:tls';
import type { Endpoint, NotSeen, PlainHttpFacts, TransportSecurityFacts } from './endpoint.ts';
import { codeOf, serverName } from './version-probe.ts';

/** What plain HTTP answers to GET /. A refused connection is an answer: nothing listens. */
export async function plainHttp(endpoint: Endpoint, signal: AbortSignal): Promise<PlainHttpFacts | NotSeen> {
  const { name, host, plainPort: port = 80 } = endpoint;
  try {
    const { statusCode = 0, headers } = await responseTo(
      request({ host, port, path: '/', headers: { host: name }, agent: false, signal }),
    );
    const { location } = headers;
    return { listens: true, status: statusCode, ...(location === undefined ? {} : { location }) };
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return { listens: false };
    return { unseen: `plain HTTP on port ${port} gave no answer: ${causeOf(error, signal)}` };
  }
}

/** What HTTPS answers to GET /, whether or not its certificate is trusted: that is told elsewhere. */
export async function transportSecurity(
  { name, host, port }: Endpoint,
  secureContext: SecureContext,
  signal: AbortSignal,
): Promise<TransportSecurityFacts | NotSeen> {
  try {
    const { statusCode = 0, headers } = await responseTo(
      secureRequest({
        path: '/',
        headers: { host: name },
        signal,
        createConnection: () =>
          connect({
            host,
            port,
            servername: serverName(name),
            secureContext,
            rejectUnauthorized: false,
            ALPNProtocols: ['http/1.1'],
          }),
      }),
    );
    const header = headers['strict-transport-security'];
    return { status: statusCode, ...(header === undefined ? {} : { header }) };
  } catch (error) {
    return { unseen: `GET / over HTTPS gave no answer: ${causeOf(error, signal)}` };
  }
}

/** The head of the response; its body is not read. */
function responseTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.once('response', (response) => {
      response.on('error', () => undefined);
      response.destroy();
      resolve(response);
    });
    asked.end();
  });
}

function causeOf(error: unknown, signal: AbortSignal): string {
  return codeOf(signal.aborted ? signal.reason : error);
}
