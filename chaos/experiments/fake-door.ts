import type { Door } from '../journal/heal-left.ts';
import { fakePlan } from './fake-plan.ts';
import { fakeTwin, inFile } from './fake-twin.ts';

/** The door to a FAKE twin that keeps what is broken in a file: it outlives its holder, as a real architecture does. */
export const door: Door = {
  reach: ({ handle }) => {
    const { file, gone } = handle;
    if (gone === 'yes' || file === undefined) return Promise.resolve(undefined);
    return Promise.resolve(fakeTwin(fakePlan(), { state: inFile(file) }));
  },
};
