import { Refusal } from '../../chaos/faults/refusal.ts';
import { LedgerNotReady } from '../../chaos/ledger/ledger-not-ready.ts';
import { Unsteady } from '../../chaos/prober/unsteady.ts';
import { InputError } from '../collect/input-error.ts';
import { machineBusy } from './machine-busy.ts';

/** Does the work; what chaos refuses to begin becomes an InputError, and anything else stays what it is. */
export async function refusing<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new InputError(error.what, undefined, error.mend);
    if (error instanceof Unsteady || error instanceof LedgerNotReady) {
      const busy = machineBusy();
      throw new InputError(
        [error.message.replace(/\.$/u, ''), ...(busy === undefined ? [] : [busy])].join('. '),
        undefined,
        busy === undefined
          ? 'Nothing was broken; mend what does not answer.'
          : 'Nothing was broken; try again when the machine has less to do.',
      );
    }
    throw error;
  }
}
