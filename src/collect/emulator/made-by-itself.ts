import { isList } from '../../inventory/value.ts';
import type { Mapped } from '../aws/collector.ts';

/**
 * How moto describes the keys that it makes in place of those of AWS: of any service by the name `alias/aws/…`, such as that of Secrets
 * Manager for a password that RDS keeps; of EBS; of DynamoDB. Their aliases are told as those of AWS, which no collector keeps. Source:
 * `create_key` in moto's kms/models.py, ec2/models/elastic_block_store.py and dynamodb/models/table.py.
 */
const keysForAws = new Set<unknown>([
  'Default key',
  'Default master key that protects my EBS volumes when no other key is defined',
  'Default master key that protects my DynamoDB table storage',
]);

/**
 * Whether moto made it without being asked: keys that stand in for those AWS manages, which it tells as a customer's, and the default
 * network of a region, which is told once something lies in it. A template declares none of them: what it puts into a network that it
 * does not know itself lands there.
 */
export function isMadeByItself({ type, tags, properties, attributes }: Mapped): boolean {
  switch (type) {
    case 'AWS::KMS::Key':
      // One with tags was somebody's.
      return keysForAws.has(properties['Description']) && Object.keys(tags).length === 0;
    case 'AWS::EC2::VPC':
      return attributes['IsDefault'] === true;
    case 'AWS::EC2::Subnet':
      return attributes['DefaultForAz'] === true;
    case 'AWS::EC2::SecurityGroup':
      return properties['GroupName'] === 'default' && isEmpty(properties['SecurityGroupIngress']);
    default:
      return false;
  }
}

/** One that admits somebody was changed. */
function isEmpty(rules: Mapped['properties'][string] | undefined): boolean {
  return isList(rules) && rules.length === 0;
}
