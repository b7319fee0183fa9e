import type { Inventory } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { anything, exactly, meantBy, type Pattern, patternOf } from './pattern.ts';
import { arnOf, type Piece } from './spelling.ts';

/** What somebody wants to act on: a collected record, or something by its ARN (in which `*` means anything). */
export interface Target {
  /** The ways its ARN is written in policies; one of them must be allowed. */
  readonly arns: readonly Pattern[];
  readonly account: string;
  readonly record?: Resource;
}

/** S3 actions on objects carry the object's ARN. Source: Service Authorization Reference, "Actions … for Amazon S3". */
const onObjects = /^s3:(.*object.*|abortmultipartupload|listmultipartuploadparts|replicate(delete|tags)|\*)$/u;

/** A collected record as the target of an action; for actions on objects of a bucket, any object in it. */
export function targetOf(record: Resource, action: string, inventory: Inventory): Target {
  const arn = arnOf(record, inventory) ?? [{ reference: record.id, attribute: 'Arn' }];
  return { arns: waysOf(record, arn, action.toLowerCase()), account: record.account, record };
}

function waysOf({ type }: Resource, arn: readonly Piece[], action: string): readonly Pattern[] {
  if (type === 'AWS::S3::Bucket')
    return onObjects.test(action) && !action.includes('bucket') && !action.includes('objectlockconfiguration')
      ? [exactly([...arn, '/'], [anything])]
      : [exactly(arn)];
  if (type === 'AWS::Logs::LogGroup') return [exactly([...arn, ':'], [anything]), exactly(arn)];
  return [exactly(arn)];
}

/** What an ARN means, whether or not it was collected. */
export function targetByArn(arn: string, account: string, record?: Resource): Target {
  const pattern = arn.includes('*') ? meantBy(patternOf([arn])) : exactly([arn]);
  return { arns: [pattern], account, ...(record ? { record } : {}) };
}
