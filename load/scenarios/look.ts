import { LoadRefusal } from '../load-refusal.ts';
import type { Answer, Ask } from '../target/ask.ts';

/** A good answer, or a refusal that says what came instead. */
export async function look(
  ask: Ask,
  url: string,
  {
    what,
    types,
    how,
  }: { readonly what: string; readonly types?: readonly string[]; readonly how?: Parameters<Ask>[1] },
): Promise<Answer> {
  const answer = await ask(url, how);
  const { location, 'content-type': type } = answer.headers;
  if (answer.status >= 300 && answer.status < 400)
    throw new LoadRefusal(
      `${what}, ${url}, redirects to ${location ?? 'nowhere'} (${answer.status}). Load follows no redirects: give the URL it leads to.`,
    );
  if (answer.status < 200 || answer.status >= 300)
    throw new LoadRefusal(
      `${what}, ${url}, is answered with status ${answer.status}. Mend the service, or the URL in architecture.yaml.`,
    );
  if (types && !types.includes(mediaTypeOf(answer)))
    throw new LoadRefusal(
      `${what}, ${url}, is answered with ${type ?? 'no content type'}, not ${types.join(' or ')}${opening(answer)}. An error page behind status ${answer.status}, or the wrong URL.`,
    );
  return answer;
}

/** `text/html` of `text/HTML; charset=utf-8`. */
export function mediaTypeOf({ headers }: Answer): string {
  return (headers['content-type'] ?? '').replace(/;.*$/u, '').trim().toLowerCase();
}

/** How a text begins, which is often enough to tell an error page. */
function opening(answer: Answer): string {
  if (!/^text\/|json|xml/u.test(mediaTypeOf(answer))) return '';
  return `: ${JSON.stringify(answer.body.subarray(0, 60).toString('utf8'))}`;
}
