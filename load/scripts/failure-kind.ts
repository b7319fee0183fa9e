/** k6's error codes (https://grafana.com/docs/k6/latest/javascript-api/error-codes/) by what they mean to a reader of the report. */
const kinds: Readonly<Record<number, string>> = {
  1050: 'timed out',
  1101: 'unknown host',
  1201: 'reset',
  1211: 'timed out',
  1212: 'refused',
  1220: 'reset',
  1701: 'wrong content',
};

/** Why no whole answer came; undefined where one did. */
export function failureKind(code: number, message: string): string | undefined {
  // A status of 4xx or 5xx is an error to k6, but an answer to us.
  if (code === 0 || (code >= 1400 && code < 1600)) return undefined;
  const known = kinds[code];
  if (known !== undefined) return known;
  if (/EOF/u.test(message)) return 'cut short';
  if (/reset by peer|broken pipe/u.test(message)) return 'reset';
  if (/timeout|deadline exceeded/iu.test(message)) return 'timed out';
  if (code >= 1100 && code < 1200) return 'name not resolved';
  if (code >= 1300 && code < 1400) return 'tls';
  if (code >= 1600 && code < 1700) return 'HTTP/2 error';
  return `no answer (k6 error ${code})`;
}
