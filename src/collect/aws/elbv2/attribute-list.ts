import type { ValueList } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/** Attributes of a load balancer or a target group by name: their order says nothing. Values are text, as CloudFormation has them. */
export function attributeList(
  attributes: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[],
): ValueList {
  return attributes
    .toSorted((one, other) => ((one.Key ?? '') < (other.Key ?? '') ? -1 : 1))
    .map(({ Key, Value }) => toldValues({ Key, Value }));
}
