import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { LoadRefusal } from '../load-refusal.ts';
import type { Answer, Ask } from './ask.ts';
import { obstacleOf } from './obstacle.ts';
import type { Resolve } from './resolve.ts';
import { urlUnderLoad } from './url-under-load.ts';

const limitMs = 10_000;
const limitBytes = 64 * 2 ** 20;

/**
 * How the target is asked before any load. Redirects are answers, and are not followed. `certificate`: the only authorities to be trusted,
 * as PEM; undefined for those of the system. `permits` throws for a URL that must not be asked. `stop` ends what is under way, and rejects
 * with its own reason.
 */
export function askAt({
  resolve,
  certificate,
  permits,
  stop,
  timeLimitMs = limitMs,
}: {
  readonly resolve?: Resolve;
  readonly certificate?: string;
  readonly permits: (url: string) => void;
  readonly stop?: AbortSignal;
  readonly timeLimitMs?: number;
}): Ask {
  return async (url, { method = 'GET', headers = {}, body } = {}) => {
    permits(url);
    const { url: parsed, hostname, port } = urlUnderLoad(url);
    const name = hostname.replace(/^\[|\]$/gu, '');
    const place = resolve?.(hostname, port) ?? { host: name, port };
    stop?.throwIfAborted();
    const signal = AbortSignal.any([AbortSignal.timeout(timeLimitMs), ...(stop ? [stop] : [])]);
    const options = {
      host: place.host,
      port: place.port,
      path: `${parsed.pathname}${parsed.search}`,
      method,
      headers: {
        host: parsed.host,
        ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
        ...headers,
      },
      // A connection kept for later would hold this process, and a fault of the target.
      agent: false,
      signal,
    };
    const isSecure = parsed.protocol === 'https:';
    try {
      return await answer(
        isSecure
          ? secureRequest({
              ...options,
              ...(isAddress(name) ? {} : { servername: name }),
              ...(certificate !== undefined && { ca: certificate }),
            })
          : plainRequest(options satisfies RequestOptions),
        body,
      );
    } catch (cause) {
      if (cause instanceof LoadRefusal) throw cause;
      stop?.throwIfAborted();
      throw new LoadRefusal(
        // A body that is cut short by the limit ends as if the connection had been broken off.
        obstacleOf(signal.aborted ? signal.reason : cause, {
          url,
          hostname: name,
          address: `${place.host}:${place.port}`,
          timeLimitMs,
        }),
        { cause },
      );
    }
  };
}

async function answer(asked: ReturnType<typeof plainRequest>, body: string | undefined): Promise<Answer> {
  const arrived = Promise.withResolvers<IncomingMessage>();
  asked.on('response', arrived.resolve).on('error', arrived.reject);
  asked.end(body);
  const response = await arrived.promise;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) {
      asked.destroy();
      throw new LoadRefusal(
        `The answer of ${asked.host}${asked.path} is larger than ${limitBytes / 2 ** 20} MiB, which is more than the look before a load reads. Let the objective's url lead to something smaller.`,
      );
    }
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks) };
}

/** A header that is sent more than once is one, with commas, as it is for HTTP. */
function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(', ')]],
    ),
  );
}

function isAddress(name: string): boolean {
  return name.includes(':') || /^[\d.]+$/u.test(name);
}
