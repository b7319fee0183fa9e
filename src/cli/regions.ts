import { InputError } from '../collect/input-error.ts';

/** `--region primary=CODE` by role, and `--region CODE` for bare templates under `*`. */
export function regionsOf(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((text): [string, string] => {
      const [, role = '*', code] = /^(?:([^=]+)=)?([a-z0-9-]+)$/u.exec(text) ?? [];
      if (code === undefined)
        throw new InputError(
          `Expected --region ROLE=CODE or CODE, got "${text}"`,
          undefined,
          'Give for example --region primary=eu-west-1.',
        );
      return [role, code];
    }),
  );
}
