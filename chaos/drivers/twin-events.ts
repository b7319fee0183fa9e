import type { Twin, TwinEvent } from './driver.ts';

/** Passes on what a twin tells to all that listen. */
export function twinEvents(): Pick<Twin, 'onEvent'> & { readonly hear: (event: TwinEvent) => void } {
  const listeners: ((event: TwinEvent) => void)[] = [];
  return {
    hear: (event) => {
      for (const listener of listeners) listener(event);
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
  };
}
