/**
 * Attributes whose value is always that of a property, so that `GetAtt` is known before deployment when the property is.
 * Source: the "Return values" section of each type's page in the CloudFormation template reference.
 */
const mirrored: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::EC2::Subnet': { AvailabilityZone: 'AvailabilityZone', CidrBlock: 'CidrBlock' },
  'AWS::EC2::VPC': { CidrBlock: 'CidrBlock' },
  'AWS::RDS::DBInstance': { 'Endpoint.Port': 'Port' },
  'AWS::RDS::DBCluster': { 'Endpoint.Port': 'Port' },
};

/** The property that `attribute` of `type` repeats, or undefined. */
export function attributeProperty(type: string, attribute: string): string | undefined {
  return mirrored[type]?.[attribute];
}
