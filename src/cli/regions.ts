import { InputError } from '../collect/input-error.ts';

/** `--region primary=CODE` by role, and `--region CODE` for bare templates under `*`. */
export function regionsOf(given: readonly string[]): ReadonlyMap<string, string> {
  const byRole = Map.groupBy(pairs(given), ([role]) => role);
  for (const [role, [, another]] of byRole)
    if (another)
      throw new InputError(
        role === '*' ? '--region is given twice' : `--region is given twice for ${role}`,
        undefined,
        'Give one.',
      );
  return new Map([...byRole.values()].flat());
}

function pairs(given: readonly string[]): readonly [role: string, code: string][] {
  return given.map((text) => {
    const [, role = '*', code] = /^(?:([^=]+)=)?([a-z0-9-]+)$/u.exec(text) ?? [];
    if (code === undefined)
      throw new InputError(
        `Expected --region ROLE=CODE or CODE, got "${text}"`,
        undefined,
        'Give for example --region primary=eu-west-1.',
      );
    return [role, code];
  });
}
