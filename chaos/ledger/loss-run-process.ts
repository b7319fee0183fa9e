import { serveMeasuring } from '../prober/process/serve-measuring.ts';
import { ledgerAt } from './ledger-at.ts';
import { lossRun } from './loss-run.ts';
import type { LossOrder } from './loss-run-apart.ts';

// A process of its own, for nothing else: whatever the harness does meanwhile delays no write. Not in real time: at thousands of writes a
// second it would take a core from the service that it writes to.
serveMeasuring(
  () => 'high',
  async ({ place, faultName, ...order }: LossOrder, { fault: pull, ...tools }) => {
    const { writer, reader } = await ledgerAt(place);
    await using _writer = writer;
    const fault = faultName === undefined ? {} : { fault: { name: faultName, pull } };
    await lossRun({ ...order, ...fault, ...tools, writer, reader });
  },
);
