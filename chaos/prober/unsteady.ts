/** What was to be broken is not in order, so nothing was broken. The message names every flaw. */
export class Unsteady extends Error {
  override readonly name = 'Unsteady';

  constructor(flaws: readonly string[]) {
    super(`The steady state was not seen, so the fault was not set off. ${flaws.join(' ')}`);
  }
}
