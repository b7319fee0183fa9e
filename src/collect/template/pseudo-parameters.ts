import { unseen, type Value } from '../../inventory/value.ts';
import type { Stack } from './stack.ts';

/** The value of an `AWS::…` pseudo parameter, or undefined when the name is none. Source: CloudFormation User Guide, "Pseudo parameters reference". */
export function pseudoParameter(name: string, stack: Stack): Value | undefined {
  switch (name) {
    case 'AWS::Region':
      return stack.region;
    case 'AWS::AccountId':
      return stack.account ?? unseen('the account id is not given', 'AWS::AccountId');
    case 'AWS::StackName':
      return stack.name;
    case 'AWS::Partition':
      return partition(stack.region);
    case 'AWS::URLSuffix':
      return partition(stack.region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    case 'AWS::StackId':
      return unseen('a stack id is known only after deployment', name);
    case 'AWS::NotificationARNs':
      return unseen('notification topics are given at deployment', name);
    default:
      return undefined;
  }
}

function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
