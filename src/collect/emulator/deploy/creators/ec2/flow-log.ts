import {
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  type CreateFlowLogsCommandOutput,
  type DestinationFileFormat,
  type FlowLogsResourceType,
  type LogDestinationType,
  type TrafficType,
} from '@aws-sdk/client-ec2';
import type { Created } from '../../creator.ts';
import { idOf, networkCreator } from './network-creator.ts';
import type { NetworkProperties } from './network-properties.ts';

const texts = [
  'DeliverCrossAccountRole',
  'DeliverLogsPermissionArn',
  'LogDestination',
  'LogFormat',
  'LogGroupName',
] as const;

export const flowLogCreator = networkCreator({
  type: 'AWS::EC2::FlowLog',
  takes: [
    'DestinationOptions',
    'LogDestinationType',
    'MaxAggregationInterval',
    'ResourceId',
    'ResourceType',
    'Tags',
    'TrafficType',
    ...texts,
  ],
  async make(given, ec2) {
    const kind = given.text('LogDestinationType');
    const traffic = given.text('TrafficType');
    const interval = given.number('MaxAggregationInterval');
    const set = texts.flatMap((key) => {
      const value = given.text(key);
      return value === undefined ? [] : [[key, value]];
    });
    const input: CreateFlowLogsCommandInput = {
      ResourceIds: [given.needed('ResourceId')],
      ResourceType: given.needed('ResourceType') as FlowLogsResourceType,
      ...(kind !== undefined && { LogDestinationType: kind as LogDestinationType }),
      ...(traffic !== undefined && { TrafficType: traffic as TrafficType }),
      ...(interval !== undefined && { MaxAggregationInterval: interval }),
      ...Object.fromEntries(set),
      ...optionsOf(given),
      ...given.tagged('vpc-flow-log'),
    };
    const made = await ec2.send(new CreateFlowLogsCommand(input));
    const bucket = /^(arn:[^/]+:s3:::[^/]+)\/./u.exec(input.LogDestination ?? '')?.[1];
    if (refusalOf(made) === undefined || bucket === undefined) return created(made);
    // An emulator may take the folder for a part of the bucket's name.
    const inBucket = await ec2.send(new CreateFlowLogsCommand({ ...input, LogDestination: bucket }));
    return { ...created(inBucket), notTaken: { LogDestination: 'is cut to the bucket: its folder is refused' } };
  },
});

function created(made: CreateFlowLogsCommandOutput): Created {
  const refusal = refusalOf(made);
  if (refusal !== undefined) throw new Error(`CreateFlowLogs refused it: ${refusal}`);
  const ref = idOf(made.FlowLogIds?.[0], 'CreateFlowLogs');
  return { ref, attributes: { Id: ref } };
}

function refusalOf({ Unsuccessful = [] }: CreateFlowLogsCommandOutput): string | undefined {
  const [refused] = Unsuccessful;
  return refused && (refused.Error?.Message ?? 'no reason was given');
}

function optionsOf(given: NetworkProperties): Pick<CreateFlowLogsCommandInput, 'DestinationOptions'> {
  const [options] = given.maps('DestinationOptions');
  const format = options?.text('FileFormat');
  const isHive = options?.flag('HiveCompatiblePartitions');
  const isHourly = options?.flag('PerHourPartition');
  const DestinationOptions = {
    ...(format !== undefined && { FileFormat: format as DestinationFileFormat }),
    ...(isHive !== undefined && { HiveCompatiblePartitions: isHive }),
    ...(isHourly !== undefined && { PerHourPartition: isHourly }),
  };
  return options ? { DestinationOptions } : {};
}
