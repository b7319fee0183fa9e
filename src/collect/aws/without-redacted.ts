import {
  isList,
  isMap,
  isReference,
  isText,
  isUnseen,
  unseen,
  type Value,
  type ValueMap,
} from '../../inventory/value.ts';
import type { Mapped } from './collector.ts';
import { secret } from './redaction.ts';

/** What was read of a recording, with what was taken out of it unseen: a secret that is not there any more is no sign that there was none. */
export function withoutRedacted(mapped: Mapped): Mapped {
  return {
    ...mapped,
    properties: seen(mapped.properties) as ValueMap,
    attributes: seen(mapped.attributes) as ValueMap,
  };
}

const marks = [secret, Buffer.from(secret).toString('base64')];

function seen(value: Value): Value {
  if (typeof value === 'string')
    return marks.some((mark) => value.includes(mark)) ? unseen('it was taken out of the recording') : value;
  if (isList(value)) return value.map(seen);
  if (isUnseen(value) || isReference(value) || isText(value) || !isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, seen(item)]));
}
