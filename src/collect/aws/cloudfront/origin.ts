import type { CustomOriginConfig, Origin, OriginGroup, OriginGroups } from '@aws-sdk/client-cloudfront';
import { unseen, type ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';
import { listedItems, sortedItems } from './listed-items.ts';

/** An origin as CloudFormation says it. */
export function originOf(origin: Origin): ValueMap {
  return toldValues({
    ConnectionAttempts: origin.ConnectionAttempts,
    ConnectionTimeout: origin.ConnectionTimeout,
    CustomOriginConfig: origin.CustomOriginConfig && customOrigin(origin.CustomOriginConfig),
    DomainName: origin.DomainName,
    Id: origin.Id,
    OriginAccessControlId: origin.OriginAccessControlId || undefined,
    OriginCustomHeaders: listedItems(origin.CustomHeaders),
    OriginPath: origin.OriginPath || undefined,
    OriginShield: origin.OriginShield,
    ResponseCompletionTimeout: origin.ResponseCompletionTimeout,
    S3OriginConfig: bucketOrigin(origin),
    VpcOriginConfig: origin.VpcOriginConfig,
  });
}

/**
 * An origin is a bucket where it is neither a server of one's own nor in a VPC, one of which CloudFront asks for; moto forgets the rest. Its
 * identity is an empty text, as a template says it, beside an access control.
 */
function bucketOrigin({ S3OriginConfig, CustomOriginConfig, VpcOriginConfig }: Origin): object | undefined {
  if (S3OriginConfig || CustomOriginConfig || VpcOriginConfig) return S3OriginConfig;
  return { OriginAccessIdentity: unseen('the origin access identity was not told') };
}

function customOrigin({ OriginSslProtocols, ...rest }: CustomOriginConfig): object {
  return { ...rest, OriginSSLProtocols: sortedItems(OriginSslProtocols) };
}

/** Origin groups, the one list of a distribution that CloudFormation too tells the length of; undefined where there are none. */
export function originGroupsOf(groups: OriginGroups | undefined): ValueMap | undefined {
  const items = listedItems(groups);
  return items && toldValues({ Items: items.map(groupOf), Quantity: items.length });
}

/** The members stand in the order they are asked in; the status codes in none. */
function groupOf({ FailoverCriteria, Members, ...rest }: OriginGroup): object {
  const codes = sortedItems(FailoverCriteria?.StatusCodes) ?? [];
  const members = listedItems(Members) ?? [];
  return {
    ...rest,
    FailoverCriteria: { StatusCodes: { Items: codes, Quantity: codes.length } },
    Members: { Items: members, Quantity: members.length },
  };
}
