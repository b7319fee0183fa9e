import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ClientOptions, clientsAt } from './clients-at.ts';
import type { Clients } from './clients.ts';

/** What a service answers to one request; `cut` ends the connection instead. */
export interface WireAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly cut?: boolean;
  /** Never answers. */
  readonly silent?: boolean;
}

/** A request as it arrived: the operation by the protocol's own sign, and the body. */
export interface WireRequest {
  /** `Action=…` of the query protocol, the target of the JSON ones, else method and path. */
  readonly operation: string;
  /** Which service and region it was signed for: `ec2/eu-west-1`. */
  readonly signedFor: string;
  readonly body: string;
}

/** A server on loopback that answers as it is told, with real clients that ask it. */
export interface ServiceForTests extends AsyncDisposable {
  readonly endpoint: string;
  readonly asked: readonly WireRequest[];
  readonly clients: (region?: string, options?: Partial<ClientOptions>) => Clients;
}

export async function serviceForTests(answer: (request: WireRequest) => WireAnswer): Promise<ServiceForTests> {
  const asked: WireRequest[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const one = wireRequest(request, body);
      asked.push(one);
      const { status = 200, type = 'text/xml', body: answered = '', cut, silent } = answer(one);
      if (silent) return;
      if (cut) {
        request.socket.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'request-1' });
      response.end(answered);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    asked,
    clients: (region = 'eu-west-1', options = {}) =>
      clientsAt({ region, endpoint, credentials: testCredentials, maxAttempts: 1, ...options }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

export const testCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** An error of the query protocol (IAM, RDS, SQS and the like). */
export function queryError(code: string, message: string, status = 400): WireAnswer {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}

/** An error of EC2, which has an envelope of its own. */
export function ec2Error(code: string, message: string, status = 400): WireAnswer {
  return {
    status,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`,
  };
}

/** An error of S3. */
export function s3Error(code: string, message: string, status = 403): WireAnswer {
  return { status, body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>` };
}

export function json(body: object, status = 200): WireAnswer {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) };
}

export function jsonError(code: string, message: string, status = 400): WireAnswer {
  return json({ __type: code, message }, status);
}

export const htmlPage = '<!doctype html>\n<html lang=en>\n<title>Page</title>\n<h1>Page</h1>\n';

function wireRequest(request: IncomingMessage, body: string): WireRequest {
  const target = request.headers['x-amz-target'];
  const [, action] = /(?:^|&)Action=(\w+)/u.exec(body) ?? [];
  const [, region = '', service = ''] =
    /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)/u.exec(request.headers.authorization ?? '') ?? [];
  return {
    operation:
      action ?? (typeof target === 'string' ? target.replace(/.*\./u, '') : `${request.method} ${request.url}`),
    signedFor: `${service}/${region}`,
    body,
  };
}
