import type { Mapped } from '../aws/collector.ts';

/** Whether moto made it without being asked: keys that stand in for those AWS manages, which it tells as a customer's. */
export function isMadeByItself({ type, properties }: Mapped): boolean {
  return (
    type === 'AWS::KMS::Key' &&
    properties['Description'] === 'Default master key that protects my EBS volumes when no other key is defined'
  );
}
