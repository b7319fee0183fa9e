/** What Config's names become when the first letter alone does not tell: bean names of the service's older library. */
const irregular: Readonly<Record<string, string>> = {
  awsaccountId: 'AWSAccountId',
  kmsMasterKeyID: 'KMSMasterKeyID',
  okactions: 'OKActions',
  sseAlgorithm: 'SSEAlgorithm',
  vpczoneIdentifier: 'VPCZoneIdentifier',
};

/**
 * What Config keeps in the shape of a service's API (`dBInstanceIdentifier`), as the API's client answers with it
 * (`DBInstanceIdentifier`): so one mapper serves both. Null is left out; an enumeration's `{ value: 'available' }` is its value.
 */
export function apiShape(told: unknown): object {
  return Object(folded(told)) as object;
}

function folded(told: unknown): unknown {
  if (told === null) return undefined;
  if (Array.isArray(told)) return told.map(folded).filter((item) => item !== undefined);
  if (typeof told !== 'object') return told;
  const entries = Object.entries(told);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'value' && typeof only[1] !== 'object') return only[1];
  const result: Record<string, unknown> = {};
  for (const [key, member] of entries) {
    const value = folded(member);
    if (value !== undefined) result[irregular[key] ?? `${key.charAt(0).toUpperCase()}${key.slice(1)}`] = value;
  }
  return result;
}
