import { unlike } from './expected.ts';
import { ask } from './request.ts';

/** A key of AES-128, which only someone with a token gets; undefined where it could not be had. */
export function fetchKey(url: string, token: string | undefined, timeOutMs: number): ArrayBuffer | undefined {
  const { answer, error } = ask({
    route: 'key',
    url,
    ...(token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } }),
    read: 'binary',
    timeOutMs,
    judge: (given) =>
      unlike(given, { status: 200 }) ??
      (given.body instanceof ArrayBuffer && given.body.byteLength === 16 ? undefined : 'wrong length'),
  });
  return error === undefined && answer.body instanceof ArrayBuffer ? answer.body : undefined;
}

/** Asks for a key as someone without a token would. */
export function tryKeyWithoutToken(url: string, refusal: number, timeOutMs: number): void {
  ask({
    route: 'key, no token',
    url,
    timeOutMs,
    judge({ status }) {
      if (status === refusal) return undefined;
      return status >= 200 && status < 300 ? 'key without a token' : `answered ${status}, not ${refusal}`;
    },
  });
}
