import exec from 'k6/execution';
import { fill, fillText, type Filling, givenPrefix } from './fill.ts';

/** What placeholders stand for to the client that runs this. */
function filling(): Filling {
  return { user: exec.vu.idInTest, environment: (name) => __ENV[`${givenPrefix}${name}`], random: Math.random };
}

export function bodyOf(body: unknown): string | undefined {
  return body === undefined ? undefined : JSON.stringify(fill(body, filling()));
}

export function urlOf(url: string): string {
  return fillText(url, filling());
}
