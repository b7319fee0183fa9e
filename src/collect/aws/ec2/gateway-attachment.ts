import type { InternetGateway, VpnGateway } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import type { NetworkPlace } from './network-place.ts';

/** The VPCs an internet gateway is attached to: one at most. */
export function mapInternetAttachments(gateway: InternetGateway, place: NetworkPlace): readonly Mapped[] {
  const { InternetGatewayId = '', Attachments = [] } = gateway;
  return Attachments.flatMap(({ VpcId, State }) =>
    VpcId === undefined || isGone(State)
      ? []
      : [record('IGW', VpcId, { InternetGatewayId }, 'ec2:DescribeInternetGateways', place)],
  );
}

export function mapVpnAttachments(gateway: VpnGateway, place: NetworkPlace): readonly Mapped[] {
  const { VpnGatewayId = '', VpcAttachments = [] } = gateway;
  return VpcAttachments.flatMap(({ VpcId, State }) =>
    VpcId === undefined || isGone(State)
      ? []
      : [record('VGW', VpcId, { VpnGatewayId }, 'ec2:DescribeVpnGateways', place)],
  );
}

function isGone(state: string | undefined): boolean {
  return state === 'detaching' || state === 'detached';
}

function record(
  AttachmentType: string,
  VpcId: string,
  gateway: Readonly<Record<string, string>>,
  api: string,
  { region }: NetworkPlace,
): Mapped {
  return {
    type: 'AWS::EC2::VPCGatewayAttachment',
    ref: `${AttachmentType}|${VpcId}`,
    region,
    tags: {},
    properties: { VpcId, ...gateway },
    attributes: { AttachmentType },
    api,
  };
}
