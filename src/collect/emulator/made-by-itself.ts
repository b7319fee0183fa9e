import { isList } from '../../inventory/value.ts';
import type { Mapped } from '../aws/collector.ts';

/**
 * Whether moto made it without being asked: keys that stand in for those AWS manages, which it tells as a customer's, and the default
 * network of a region, which is told once something lies in it. A template declares none of them: what it puts into a network that it
 * does not know itself lands there.
 */
export function isMadeByItself({ type, properties, attributes }: Mapped): boolean {
  switch (type) {
    case 'AWS::KMS::Key':
      return (
        properties['Description'] === 'Default master key that protects my EBS volumes when no other key is defined'
      );
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
