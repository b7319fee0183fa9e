import { type PlaceAt, placeAt } from './place.ts';
import type { ServiceForTests } from './service-for-tests.ts';

export const never = new AbortController().signal;

/** A place at which a service of a test is asked. */
export function placeOf(
  service: ServiceForTests,
  options: { signal?: AbortSignal; callLimitMs?: number; attempts?: number } = {},
): PlaceAt {
  const { signal = never, callLimitMs = 2000, attempts = 1 } = options;
  const clients = service.clients('eu-west-1', { maxAttempts: attempts });
  return placeAt({ account: '111122223333', region: 'eu-west-1', partition: 'aws', clients, signal, callLimitMs });
}

/** What EC2 answers when it is asked for VPCs. */
export function vpcsAnswer(items: string, more: string): string {
  return `<DescribeVpcsResponse><vpcSet>${items}</vpcSet>${more}</DescribeVpcsResponse>`;
}
