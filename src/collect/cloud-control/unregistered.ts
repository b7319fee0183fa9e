/**
 * The error with what to do, where CloudFormation's registry of the region does not have the type. That is no sign that there is nothing of
 * it: regions get types later than services, and other tools make resources without them. Eight regions have AWS::DMS::ReplicationConfig,
 * which needs two endpoints, and do not have AWS::DMS::Endpoint. So it stays a gap, also where another region has the type.
 * Source: Cloud Control API Reference, TypeNotFoundException ("The specified extension doesn't exist in the CloudFormation registry");
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html, the lists of each region (2026-11-21)
 */
export function unregistered(error: unknown, region: string): unknown {
  if (!(error instanceof Error) || error.name !== 'TypeNotFoundException') return error;
  const mend = `CloudFormation does not have the type in ${region}, where its service may be all the same: look there by hand, or leave the region out if the architecture has nothing there.`;
  return Object.assign(error, { mend });
}
