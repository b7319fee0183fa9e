import { joined } from '../../inventory/text.ts';
import { isList, isMap, isReference, isText, isUnseen, type Text, type Value } from '../../inventory/value.ts';
import { derived } from './derived.ts';

/** A value as JSON text, as Fn::ToJsonString writes it; references and holes stay pieces of the text. */
export function jsonText(value: Value): Value {
  return joined(pieces(value));
}

function pieces(value: Value): Value[] {
  if (isReference(value) || isUnseen(value)) return pieces({ text: [value] });
  if (isText(value)) return ['"', ...value.text.map(written), '"'];
  if (isList(value)) return ['[', ...value.flatMap((item, index) => [...comma(index), ...pieces(item)]), ']'];
  if (isMap(value)) {
    const entries = Object.entries(value);
    return [
      '{',
      ...entries.flatMap(([key, item], index) => [...comma(index), `${JSON.stringify(key)}:`, ...pieces(item)]),
      '}',
    ];
  }
  return [JSON.stringify(value)];
}

function comma(index: number): readonly string[] {
  return index === 0 ? [] : [','];
}

/** A free input is not written as it is: JSON may have to escape it. */
function written(piece: Text['text'][number]): Value {
  if (typeof piece === 'string') return JSON.stringify(piece).slice(1, -1);
  return isUnseen(piece) ? derived(piece) : piece;
}
