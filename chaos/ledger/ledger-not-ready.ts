/** The ledger could not be prepared, so nothing was written and nothing was broken. The message is what was answered, without a full stop. */
export class LedgerNotReady extends Error {
  override readonly name = 'LedgerNotReady';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message.replace(/\.$/u, '') : String(cause), { cause });
  }
}
