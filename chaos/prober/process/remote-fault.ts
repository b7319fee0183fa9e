import type { Fault, FaultAnswer } from '../fault.ts';
import type { Told } from './messages.ts';

/** A fault that the process which holds this one sets off. */
export interface RemoteFault {
  readonly fault: Fault;
  readonly hear: (told: Told<never>) => void;
}

export function remoteFault(say: (said: { readonly said: 'set-off' | 'end-fault' }) => void): RemoteFault {
  const answered = Promise.withResolvers<FaultAnswer>();
  // It may fail before anybody has asked for it.
  answered.promise.catch(() => undefined);
  const begun = Promise.withResolvers<bigint>();
  return {
    fault: async (ending, begin) => {
      void begun.promise.then(begin);
      say({ said: 'set-off' });
      ending.addEventListener('abort', () => say({ said: 'end-fault' }), { once: true });
      return await answered.promise;
    },
    hear: (told) => {
      if (told.told === 'fault-begun') begun.resolve(BigInt(told.monoNs));
      if (told.told === 'fault-answer') answered.resolve(told.answer);
      if (told.told === 'fault-failed') answered.reject(new Error(told.reason));
    },
  };
}
