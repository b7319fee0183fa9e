import { paginateDescribeFlowLogs } from '@aws-sdk/client-ec2';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { mapFlowLog } from './flow-log.ts';

const types = ['AWS::EC2::FlowLog'];

export const flowLogCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { ec2: client } = place.clients;
    const logs = await place.listed(types, () =>
      everyPage(paginateDescribeFlowLogs({ client, pageSize: 1000 }, {}), ({ FlowLogs }) => FlowLogs),
    );
    return (logs ?? []).map((log) => mapFlowLog(log, place));
  },
};
