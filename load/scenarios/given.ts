import { givenPrefix } from '../scripts/fill.ts';
import type { Environment } from './login.ts';

/** An environment that remembers what was asked of it, as the script is given it. */
export function giving(environment: Environment): {
  readonly environment: Environment;
  readonly given: () => Readonly<Record<string, string>>;
} {
  const given: Record<string, string> = {};
  return {
    environment(name) {
      const value = environment(name);
      if (value !== undefined) given[`${givenPrefix}${name}`] = value;
      return value;
    },
    given: () => given,
  };
}
