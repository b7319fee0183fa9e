import type { Twin, TwinEvent } from './driver.ts';

/** Passes on what a twin tells to all that listen, until it is closed: what falls while a twin is taken down is no event of the architecture. */
export function twinEvents(): Pick<Twin, 'onEvent'> & {
  readonly hear: (event: TwinEvent) => void;
  readonly close: () => void;
} {
  const listeners: ((event: TwinEvent) => void)[] = [];
  let isClosed = false;
  return {
    hear: (event) => {
      if (isClosed) return;
      for (const listener of listeners) listener(event);
    },
    onEvent: (listener) => {
      listeners.push(listener);
    },
    close: () => {
      isClosed = true;
    },
  };
}
