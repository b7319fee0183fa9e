import { joined } from '../../inventory/text.ts';
import { isList, isMap, isReference, isText, isUnseen, type Value } from '../../inventory/value.ts';

/** A value as JSON text, as Fn::ToJsonString writes it; references and holes stay pieces of the text. */
export function jsonText(value: Value): Value {
  return joined(pieces(value));
}

function pieces(value: Value): Value[] {
  if (isReference(value) || isUnseen(value)) return ['"', value, '"'];
  if (isText(value))
    return ['"', ...value.text.map((piece) => (typeof piece === 'string' ? escaped(piece) : piece)), '"'];
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

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
