import http, { type RefinedResponse, type ResponseType } from 'k6/http';
import { Counter, Trend } from 'k6/metrics';
import { failureKind } from './failure-kind.ts';

const readings = new Trend('plumbline_request', true);
/** k6's summary tells no count of a trend, and what is missing among the raw samples must show. */
const count = new Counter('plumbline_requests');

export type Answer = RefinedResponse<ResponseType | undefined>;

/** One request, and what is asked of its answer. */
export interface Asked {
  readonly route: string;
  readonly method?: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** How the body is wanted; undefined where nobody looks at it. */
  readonly read?: 'text' | 'binary';
  readonly timeOutMs: number;
  /** What is wrong with an answer; undefined for a good one. */
  readonly judge: (answer: Answer) => string | undefined;
}

/** A request that was made and is not yet a reading: what takes long to judge is judged before it is told. */
export interface Exchanged {
  readonly answer: Answer;
  readonly error: string | undefined;
  /** Connecting, TLS and the exchange. */
  readonly ms: number;
  readonly tell: (error: string | undefined) => void;
}

/** Makes a request, tells the reading of it, and gives the answer with what is wrong with it. */
export function ask(asked: Asked): Omit<Exchanged, 'tell'> {
  const made = exchange(asked);
  made.tell(made.error);
  return made;
}

export function exchange(asked: Asked): Exchanged {
  const begunMs = Date.now();
  return exchanged(asked, http.request(asked.method ?? 'GET', asked.url, asked.body ?? null, paramsOf(asked)), begunMs);
}

/** Makes all of them at the same time; in the order asked. Each is one reading once it is told. */
export function exchangeAll(asked: readonly Asked[]): readonly Exchanged[] {
  const begunMs = Date.now();
  const answers = http.batch(
    asked.map((one) => ({
      method: one.method ?? 'GET',
      url: one.url,
      body: one.body ?? null,
      params: paramsOf(one),
    })),
  );
  return asked.flatMap((one, index) => {
    const answer = answers[index];
    return answer ? [exchanged(one, answer, begunMs)] : [];
  });
}

function exchanged(asked: Asked, answer: Answer, begunMs: number): Exchanged {
  const elapsedMs = Date.now() - begunMs;
  // Each look into an answer of k6 crosses from JavaScript into Go: once is enough.
  const { status, error_code: code, timings } = answer;
  const error = (code === 0 ? undefined : failureKind(code, answer.error)) ?? asked.judge(answer);
  const timedMs = timings.connecting + timings.tls_handshaking + timings.duration;
  const ms = status === 0 ? Math.max(timedMs, elapsedMs) : timedMs;
  return {
    answer,
    error,
    ms,
    tell(told) {
      count.add(1);
      const tags = { route: asked.route, status: String(status), proto: protocolOf(answer) };
      readings.add(ms, told === undefined ? tags : { ...tags, error: told });
    },
  };
}

/** A redirect is an answer like any other: load never leaves the URLs it was given. */
function paramsOf({ headers, read, timeOutMs }: Asked): {
  redirects: number;
  timeout: number;
  headers: Record<string, string>;
  responseType: ResponseType;
} {
  return { redirects: 0, timeout: timeOutMs, headers: headers ?? {}, responseType: read ?? 'none' };
}

function protocolOf({ proto }: Answer): string {
  return proto === 'HTTP/2.0' ? 'h2' : (proto ?? '').toLowerCase();
}
