import type { Driver } from './driver.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { startProcessTwin, type ProcessTwin } from './process-twin.ts';

/** The driver that needs npm packages only: every zone a process, PostgreSQL from its package. A zone's packets it cannot stop. */
export const processDriver: Omit<Driver, 'start'> & {
  readonly start: (...given: Parameters<Driver['start']>) => Promise<ProcessTwin>;
} = {
  name: 'process',
  kinds: ['kill', 'stall', 'cut'],
  missing: async () => {
    if (process.platform === 'win32')
      return 'Processes cannot be stopped and continued on Windows. Use Linux or macOS.';
    const binaries = postgresBinaries();
    return typeof binaries === 'string' ? binaries : undefined;
  },
  start: startProcessTwin,
};
