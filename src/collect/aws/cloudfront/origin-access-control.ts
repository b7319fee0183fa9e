import type { OriginAccessControlSummary } from '@aws-sdk/client-cloudfront';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** An AWS::CloudFront::OriginAccessControl. */
export function originAccessControlOf(control: OriginAccessControlSummary, region: string): Mapped {
  const { Id = '' } = control;
  return {
    type: 'AWS::CloudFront::OriginAccessControl',
    ref: Id,
    region,
    tags: {},
    properties: {
      OriginAccessControlConfig: toldValues({
        Description: control.Description || undefined,
        Name: control.Name,
        OriginAccessControlOriginType: control.OriginAccessControlOriginType,
        SigningBehavior: control.SigningBehavior,
        SigningProtocol: control.SigningProtocol,
      }),
    },
    attributes: { Id },
    api: 'cloudfront:ListOriginAccessControls',
  };
}
