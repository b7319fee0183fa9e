/** A fault or experiment that is not begun: why, and how to mend it. Nothing was changed; the process ends with code 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly what: string;
  readonly mend: string;

  constructor(what: string, mend: string) {
    super(`${what}. ${mend}`);
    this.what = what;
    this.mend = mend;
  }
}
