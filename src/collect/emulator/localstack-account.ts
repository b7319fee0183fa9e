import { accountByKey, type EmulatorAccount } from './emulator-account.ts';
import { tagsByService } from './localstack-tags.ts';

/** An account of LocalStack, where the tags that its GetResources leaves out are asked of the services themselves. */
export function localStackAccount(run: string): EmulatorAccount {
  return { ...accountByKey(run), plugins: [tagsByService()] };
}
