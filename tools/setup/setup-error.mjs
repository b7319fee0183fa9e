/** A set-up failure that is told to the user in words, without a stack trace. */
export class SetupError extends Error {
  /** @param {string} message what happened and how to mend it @param {number} exitCode 4 unless a signal ended the run */
  constructor(message, exitCode = 4) {
    super(message);
    this.name = 'SetupError';
    this.exitCode = exitCode;
  }
}
