import type {
  Origin,
  OriginGroup,
  OriginShield,
  OriginSslProtocols,
  SslProtocol,
  VpcOriginConfig,
} from '@aws-sdk/client-cloudfront';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, neededIn, numberIn, textIn, textsIn, typed } from '../../given.ts';
import { counted } from './counted.ts';

/** A template's origin as the call wants it. */
export function originIn(origin: Concrete): Origin {
  const custom = mapIn(origin, 'CustomOriginConfig');
  const bucket = mapIn(origin, 'S3OriginConfig');
  const shield = mapIn(origin, 'OriginShield');
  const vpc = mapIn(origin, 'VpcOriginConfig');
  return {
    ConnectionAttempts: numberIn(origin, 'ConnectionAttempts'),
    ConnectionTimeout: numberIn(origin, 'ConnectionTimeout'),
    CustomHeaders: counted(
      mapsIn(origin, 'OriginCustomHeaders').map((header) => ({
        HeaderName: neededIn(header, 'HeaderName'),
        HeaderValue: neededIn(header, 'HeaderValue'),
      })),
    ),
    CustomOriginConfig: custom && customIn(custom),
    DomainName: neededIn(origin, 'DomainName'),
    Id: neededIn(origin, 'Id'),
    OriginAccessControlId: textIn(origin, 'OriginAccessControlId'),
    OriginPath: textIn(origin, 'OriginPath'),
    OriginShield: shield && (typed(shield, new Set(), new Set(['Enabled'])) as OriginShield),
    S3OriginConfig: bucket && { OriginAccessIdentity: textIn(bucket, 'OriginAccessIdentity') ?? '' },
    VpcOriginConfig:
      vpc && (typed(vpc, new Set(['OriginKeepaliveTimeout', 'OriginReadTimeout']), new Set()) as VpcOriginConfig),
  };
}

/** What an origin takes that names no others. Source: the defaults in CloudFormation's schema of AWS::CloudFront::Distribution. */
const protocols: OriginSslProtocols = { Quantity: 2, Items: ['TLSv1', 'SSLv3'] };

/** CloudFront takes the usual ports where a template names none. */
function customIn(custom: Concrete): Origin['CustomOriginConfig'] {
  return {
    HTTPPort: numberIn(custom, 'HTTPPort') ?? 80,
    HTTPSPort: numberIn(custom, 'HTTPSPort') ?? 443,
    IpAddressType: textIn(custom, 'IpAddressType') as 'ipv4' | undefined,
    OriginKeepaliveTimeout: numberIn(custom, 'OriginKeepaliveTimeout'),
    OriginProtocolPolicy: textIn(custom, 'OriginProtocolPolicy') as 'https-only' | undefined,
    OriginReadTimeout: numberIn(custom, 'OriginReadTimeout'),
    OriginSslProtocols: counted(textsIn(custom, 'OriginSSLProtocols') as SslProtocol[]) ?? protocols,
  };
}

export function originGroupIn(group: Concrete): OriginGroup {
  const codes = textsIn(mapIn(mapIn(group, 'FailoverCriteria') ?? {}, 'StatusCodes') ?? {}, 'Items').map(Number);
  const members = mapsIn(mapIn(group, 'Members') ?? {}, 'Items').map((member) => ({
    OriginId: neededIn(member, 'OriginId'),
  }));
  return {
    FailoverCriteria: { StatusCodes: { Quantity: codes.length, Items: codes } },
    Id: neededIn(group, 'Id'),
    Members: { Quantity: members.length, Items: members },
    SelectionCriteria: textIn(group, 'SelectionCriteria') as OriginGroup['SelectionCriteria'],
  };
}
