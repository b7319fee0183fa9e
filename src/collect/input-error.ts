/** Input that cannot be used: what is wrong, where, and how to mend it. The message is complete and fit to be shown. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(what: string, where: { readonly file: string; readonly line?: number } | undefined, mend: string) {
    const place = where ? ` (${where.file}${where.line === undefined ? '' : `:${where.line}`})` : '';
    super(`${what}${place}. ${mend}`);
  }
}
