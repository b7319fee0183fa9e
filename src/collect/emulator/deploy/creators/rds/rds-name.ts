/** A name as RDS keeps it: small letters, digits and single hyphens, a letter first, no hyphen last. */
export function rdsName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  return /^[a-z]/u.test(plain) ? plain : `r${plain}`;
}
