import { booleanAt, numberAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { check, fail, pass } from '../check.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

export const plainHttpOnlyRedirects = check({
  id: 'plain-http-only-redirects',
  title: 'plain HTTP only redirects',
  why: 'What is answered in clear can be read and changed on the way; a redirect to HTTPS on the same host gives nothing away and leaves the visitor where HSTS can hold.',
  source: 'https://infosec.mozilla.org/guidelines/web_security#http-redirections',
  controls: {
    'Security Hub': ['ELB.1', 'CloudFront.3'],
    'AWS Config': ['ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['Endpoint::Https'] },
  judge({ properties }) {
    const port = portOf(properties);
    const listens = booleanAt(properties, 'PlainHttp.Listens');
    if (listens === undefined) throw new UnseenInput('plain HTTP was not asked', 'PlainHttp');
    if (!listens) return pass(`Nothing listens for plain HTTP${port}.`);
    const status = numberAt(properties, 'PlainHttp.Status');
    if (status === undefined) throw new UnseenInput('what plain HTTP answers was not seen', 'PlainHttp.Status');
    const mend = 'Answer plain HTTP with nothing but a 301 to https:// on the same host, or do not listen for it.';
    if (!redirects.has(status)) return fail(`Answers plain HTTP${port} with ${status}.`, mend, { at: 'PlainHttp' });
    const name = nameIn(properties);
    const location = stringAt(properties, 'PlainHttp.Location') ?? '';
    const url = URL.parse(location);
    if (url?.protocol !== 'https:' || url.hostname !== hostname(name))
      return fail(
        `Answers plain HTTP${port} with ${status} to ${location === '' ? 'nowhere' : location}, which is not HTTPS on ${name}.`,
        mend,
        { at: 'PlainHttp' },
      );
    return pass(`Answers plain HTTP${port} with ${status} to ${location}.`);
  },
});

function portOf(properties: ValueMap): string {
  const port = numberAt(properties, 'PlainPort');
  if (port === undefined) throw new UnseenInput('it was not said which port was asked', 'PlainPort');
  return ` on port ${port}`;
}

function nameIn(properties: ValueMap): string {
  const name = stringAt(properties, 'Name');
  if (name === undefined) throw new UnseenInput('the endpoint has no name', 'Name');
  return name;
}

/** As a URL writes it: in lower case, an IPv6 address in brackets. */
function hostname(name: string): string | undefined {
  return URL.parse(`https://${name.includes(':') ? `[${name}]` : name}`)?.hostname;
}
