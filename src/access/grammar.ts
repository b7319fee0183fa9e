import { UnseenInput } from '../inventory/read.ts';
import type { ValueMap } from '../inventory/value.ts';

/** What the grammar of policies does not know may be anything, such as an element in another case. Throws UnseenInput. Source: IAM User Guide, "Grammar of the IAM JSON policy language". */
export function onlyKnown(written: ValueMap, ...elements: readonly string[]): void {
  const stranger = Object.keys(written).find((key) => !elements.includes(key));
  if (stranger !== undefined) throw new UnseenInput('is no element of a policy', stranger);
}
