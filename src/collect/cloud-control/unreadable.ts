/** That there are resources of a type and nothing tells what they are. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  /** What whoever runs it can do about it. */
  readonly mend: string;

  constructor(what: string, mend: string) {
    super(what);
    this.mend = mend;
  }
}
