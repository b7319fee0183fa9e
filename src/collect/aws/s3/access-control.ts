import type { Grant } from '@aws-sdk/client-s3';
import { type Value, unseen } from '../../../inventory/value.ts';

const everyone = 'http://acs.amazonaws.com/groups/global/AllUsers';
const anyAccount = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/**
 * The canned list that a bucket's grants come from; undefined where none open it to a group, as with the default `Private`.
 * Grants to groups that no canned list makes are unseen: what they let through has no name in CloudFormation.
 * Source: S3, "Access control list (ACL) overview".
 */
export function accessControl(grants: readonly Grant[]): Value | undefined {
  const toGroups = grants
    .flatMap(({ Grantee, Permission }) => (Grantee?.URI === undefined ? [] : [`${Grantee.URI} ${Permission}`]))
    .toSorted();
  if (toGroups.length === 0) return undefined;
  return canned[toGroups.join()] ?? unseen(`grants to groups that no canned access list makes: ${toGroups.join(', ')}`);
}

const canned: Readonly<Record<string, string>> = {
  [`${everyone} READ`]: 'PublicRead',
  [[`${everyone} READ`, `${everyone} WRITE`].join()]: 'PublicReadWrite',
  [`${anyAccount} READ`]: 'AuthenticatedRead',
  [[`${logDelivery} READ_ACP`, `${logDelivery} WRITE`].join()]: 'LogDeliveryWrite',
};
