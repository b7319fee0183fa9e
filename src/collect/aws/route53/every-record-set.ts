import { ListResourceRecordSetsCommand, type ResourceRecordSet, type Route53Client } from '@aws-sdk/client-route-53';

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
  for (;;) {
    const page = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId, ...start }));
    records.push(...(page.ResourceRecordSets ?? []));
    if (page.IsTruncated !== true) return records;
    const next = {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      StartRecordIdentifier: page.NextRecordIdentifier,
    };
    if (JSON.stringify(next) === JSON.stringify(start))
      throw new Error(
        `ListResourceRecordSets of ${HostedZoneId} tells the same next page twice (${page.NextRecordName}).`,
      );
    start = next;
  }
}
