const prefix = 'The steady state was not seen, so the fault was not set off. ';

/** What was to be broken is not in order, so nothing was broken. The message names every flaw. */
export class Unsteady extends Error {
  override readonly name = 'Unsteady';

  constructor(flaws: readonly string[]) {
    super(`${prefix}${flaws.join(' ')}`);
  }

  /** The same again, from the message that another process told. */
  static from(message: string): Unsteady {
    return new Unsteady([message.replace(prefix, '')]);
  }
}
