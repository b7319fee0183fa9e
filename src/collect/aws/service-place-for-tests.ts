import { ListKeysCommand, type ListKeysCommandOutput } from '@aws-sdk/client-kms';
import { type PlaceAt, placeAt, type PlaceOptions } from './place.ts';
import type { ServiceForTests } from './service-for-tests.ts';

const never = new AbortController().signal;

type Options = Partial<Pick<PlaceOptions, 'signal' | 'say' | 'callLimitMs' | 'clients'>>;

/** A place at which a service of a test is asked. */
export function placeOf(
  service: ServiceForTests,
  { attempts: maxAttempts = 1, ...options }: Options & { readonly attempts?: number } = {},
): PlaceAt {
  const where = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
  const clients = service.clients(where.region, { maxAttempts });
  return placeAt({ ...where, clients, signal: never, callLimitMs: 2000, ...options });
}

/** What EC2 answers when it is asked for VPCs. */
export function vpcsAnswer(items: string, more: string): string {
  return `<DescribeVpcsResponse><vpcSet>${items}</vpcSet>${more}</DescribeVpcsResponse>`;
}

/** Lists the keys of KMS there. */
export async function keysAt({ place }: PlaceAt): Promise<ListKeysCommandOutput | undefined> {
  return place.listed(['AWS::KMS::Key'], () => place.clients.kms.send(new ListKeysCommand({})));
}
