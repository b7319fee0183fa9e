import type { FlowLog } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

/** DescribeFlowLogs tells the resource's id and not its kind. Longer prefixes stand first. */
const kinds: readonly (readonly [prefix: string, kind: string])[] = [
  ['tgw-attach-', 'TransitGatewayAttachment'],
  ['tgw-', 'TransitGateway'],
  ['vpc-', 'VPC'],
  ['subnet-', 'Subnet'],
  ['eni-', 'NetworkInterface'],
];

export function mapFlowLog(log: FlowLog, place: NetworkPlace): Mapped {
  const Id = log.FlowLogId ?? '';
  const kind = kinds.find(([prefix]) => log.ResourceId?.startsWith(prefix));
  return {
    type: 'AWS::EC2::FlowLog',
    ref: Id,
    arn: networkArn(place, 'vpc-flow-log', Id),
    region: place.region,
    tags: tagMap(log.Tags),
    properties: toldValues({
      DeliverCrossAccountRole: log.DeliverCrossAccountRole,
      DeliverLogsPermissionArn: log.DeliverLogsPermissionArn,
      DestinationOptions: log.DestinationOptions,
      LogDestination: log.LogDestination,
      LogDestinationType: log.LogDestinationType,
      LogFormat: log.LogFormat,
      LogGroupName: log.LogGroupName,
      MaxAggregationInterval: log.MaxAggregationInterval,
      ResourceId: log.ResourceId,
      ResourceType: kind?.[1],
      TrafficType: log.TrafficType,
    }),
    attributes: toldValues({
      Id,
      DeliverLogsStatus: log.DeliverLogsStatus,
      DeliverLogsErrorMessage: log.DeliverLogsErrorMessage,
      FlowLogStatus: log.FlowLogStatus,
    }),
    api: 'ec2:DescribeFlowLogs',
  };
}
