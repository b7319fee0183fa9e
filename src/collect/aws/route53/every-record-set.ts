import { ListResourceRecordSetsCommand, type ResourceRecordSet, type Route53Client } from '@aws-sdk/client-route-53';
import { pageNames } from '../page-names.ts';

/** All records of a zone. The SDK has no paginator here: the next page begins with a name, a type and a set identifier. */
export async function everyRecordSet(
  HostedZoneId: string,
  client: Route53Client,
): Promise<readonly ResourceRecordSet[]> {
  const records: ResourceRecordSet[] = [];
  let start: Pick<
    ConstructorParameters<typeof ListResourceRecordSetsCommand>[0],
    'StartRecordName' | 'StartRecordType' | 'StartRecordIdentifier'
  > = {};
  const named = pageNames();
  for (;;) {
    const page = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId, ...start }));
    records.push(...(page.ResourceRecordSets ?? []));
    if (page.IsTruncated !== true) return records;
    const next = {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      StartRecordIdentifier: page.NextRecordIdentifier,
    };
    named(JSON.stringify(next));
    start = next;
  }
}
