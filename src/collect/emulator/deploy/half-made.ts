import type { Mapped } from '../../aws/collector.ts';

/**
 * Whether what was told is the remainder of something that could not be made wholly: a role whose policy was refused. It is known as
 * missing already, and nobody declared it as it stands there.
 */
export function isHalfMade(
  { type, ref }: Pick<Mapped, 'type' | 'ref'>,
  missing: readonly { readonly type: string; readonly names?: readonly string[] }[],
): boolean {
  return missing.some((one) => one.type === type && one.names?.includes(ref) === true);
}
