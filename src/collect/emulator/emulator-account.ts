import { createHash } from 'node:crypto';
import { accountHeader } from './account-header.ts';

/** What clients are made with to reach one account of an emulator; see ClientOptions. */
export interface EmulatorAccount {
  /** Twelve digits. */
  readonly id: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly plugins: readonly { readonly applyToStack: (stack: never) => void }[];
}

/** For moto, which takes any key and tells accounts apart by a header. Source: moto, "Multi-account support". */
export function accountByHeader(run: string): EmulatorAccount {
  const id = accountIdOf(run);
  return {
    id,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    plugins: [accountHeader(id)],
  };
}

/** For LocalStack and its kin, where an access key id of twelve digits is the account. Source: LocalStack, "Multi-account setups". */
export function accountByKey(run: string): EmulatorAccount {
  const id = accountIdOf(run);
  return { id, credentials: { accessKeyId: id, secretAccessKey: 'test' }, plugins: [] };
}

const smallest = 100_000_000_000;
const span = 900_000_000_000;

function accountIdOf(run: string): string {
  if (/^\d{12}$/u.test(run)) return run;
  const digest = createHash('sha256').update(run).digest();
  return String(smallest + (digest.readUIntBE(0, 6) % span));
}
