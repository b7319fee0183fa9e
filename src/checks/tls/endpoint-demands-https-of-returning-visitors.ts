import { mapAt, numberAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

/** Six months as Mozilla's HTTP Observatory counts them (hsts-implemented-max-age-at-least-six-months). */
const sixMonthsSeconds = 15_768_000;
const address = /^[\d.]+$|:/u;

export const endpointDemandsHttpsOfReturningVisitors = check({
  id: 'endpoint-demands-https-of-returning-visitors',
  title: 'every endpoint demands HTTPS of returning visitors',
  why: 'A redirect can be held back by whoever sits between; a browser that was told before to use HTTPS only never asks in clear.',
  source: 'https://github.com/mozilla/http-observatory/blob/main/httpobs/docs/scoring.md',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['Endpoint::Https'] },
  judge({ properties }) {
    const name = stringAt(properties, 'Name');
    if (name === undefined) throw new UnseenInput('the endpoint has no name', 'Name');
    // Source: RFC 6797, section 8.1.1.
    if (address.test(name)) return notApplicable('Is asked by an address, for which browsers keep no such demand.');
    const answer = mapAt(properties, 'StrictTransportSecurity');
    const status = numberAt(answer, 'Status');
    if (status === undefined) throw new UnseenInput('HTTPS was not asked', 'StrictTransportSecurity');
    const header = stringAt({ StrictTransportSecurity: answer ?? {} }, 'StrictTransportSecurity.Header');
    const mend = `Send Strict-Transport-Security: max-age=31536000 with every answer over HTTPS; ${sixMonthsSeconds} s is the least.`;
    const at = 'StrictTransportSecurity';
    if (header === undefined)
      return fail(`Answers GET / over HTTPS with ${status} and no Strict-Transport-Security.`, mend, { at });
    const seconds = maxAgeSeconds(header);
    if (seconds === undefined)
      return fail(`Sends a Strict-Transport-Security that browsers do not read: ${header}.`, mend, { at });
    return seconds >= sixMonthsSeconds
      ? pass(`Demands HTTPS for ${seconds} s: ${header}.`)
      : fail(`Demands HTTPS for ${seconds} s only: ${header}.`, mend, { at });
  },
});

/** Directives are told apart by semicolons, in any case, and may be quoted; one written twice makes the header void. Source: RFC 6797, section 6.1. */
function maxAgeSeconds(header: string): number | undefined {
  const directives = header.split(';').map((one) => one.trim().toLowerCase());
  const names = directives.filter((one) => one !== '').map((one) => one.split('=')[0]?.trim());
  if (new Set(names).size < names.length) return undefined;
  const [digits] = directives.flatMap((one) => /^max-age\s*=\s*("?)(\d+)\1$/u.exec(one)?.[2] ?? []);
  return digits === undefined ? undefined : Number(digits);
}
