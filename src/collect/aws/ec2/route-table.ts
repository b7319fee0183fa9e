import type { RouteTable } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { type NetworkPlace, networkArn } from './network-place.ts';

export function mapRouteTable(table: RouteTable, place: NetworkPlace): Mapped {
  const RouteTableId = table.RouteTableId ?? '';
  return {
    type: 'AWS::EC2::RouteTable',
    ref: RouteTableId,
    arn: networkArn(place, 'route-table', RouteTableId),
    region: place.region,
    tags: tagMap(table.Tags),
    properties: toldValues({ VpcId: table.VpcId }),
    attributes: { RouteTableId, Main: isMain(table) },
    api: 'ec2:DescribeRouteTables',
  };
}

/** Whether subnets that nobody associated with a table go by this one. */
export function isMain({ Associations = [] }: RouteTable): boolean {
  return Associations.some(({ Main }) => Main === true);
}
