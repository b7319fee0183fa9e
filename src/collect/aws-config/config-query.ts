/** The most that Config takes as a query. Source: AWS Config API reference, SelectResourceConfig. */
const longest = 4096;

const fields = [
  'accountId',
  'arn',
  'awsRegion',
  'configuration',
  'configurationItemCaptureTime',
  'configurationItemStatus',
  'resourceId',
  'resourceName',
  'resourceType',
  'supplementaryConfiguration',
  'tags',
];

/**
 * The advanced query for all resources of these types: one for all of them, since each query ends in a page that is not full.
 * `SELECT *` would leave the configuration out. An aggregator is asked for one account and region.
 */
export function configQuery(
  types: readonly string[],
  within?: { readonly account: string; readonly region: string },
): string {
  const place = within && ` AND accountId = '${within.account}' AND awsRegion = '${within.region}'`;
  const among = types.map((type) => `'${type}'`).join(', ');
  const query = `SELECT ${fields.join(', ')} WHERE resourceType IN (${among})${place ?? ''}`;
  if (query.length > longest)
    throw new Error(
      `A query of AWS Config holds ${longest} characters, this one has ${query.length}. Ask for fewer types.`,
    );
  return query;
}
