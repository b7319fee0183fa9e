import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { recordSetRef } from '../../../../aws/route53/record-set.ts';
import type { Creator } from '../../creator.ts';
import { leftOut } from '../../given.ts';
import { recordProperties, writtenRecord } from './written-record.ts';
import { writtenZone } from './written-zone.ts';

export const recordSetCreator: Creator = {
  type: 'AWS::Route53::RecordSet',
  async create(properties, place) {
    const zoneId = await writtenZone(properties, place);
    const record = writtenRecord(properties);
    await place.clients.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: record }] },
      }),
    );
    const { Name: name = '', Type: type, SetIdentifier: setIdentifier } = record;
    return {
      ref: name,
      readBackAs: recordSetRef({ zoneId, name, type, setIdentifier }),
      attributes: {},
      notTaken: leftOut(properties, recordProperties),
    };
  },
};
