/** A parameter group's name; undefined for a default one, which is AWS's own and cannot be changed: it stands for naming none. */
export function declaredGroup(name: string | undefined): string | undefined {
  return name?.startsWith('default.') ? undefined : name;
}
