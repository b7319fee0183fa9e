/** Tags as a map, without those that AWS sets by itself (`aws:cloudformation:stack-name`). */
export function tagMap(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (tags ?? []).flatMap(({ Key, Value }) => (Key === undefined || Key.startsWith('aws:') ? [] : [[Key, Value ?? '']])),
  );
}
