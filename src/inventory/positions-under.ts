import { under } from './guarded.ts';
import { type Answers, answered } from './question.ts';
import type { Resource } from './resource.ts';
import { isGuarded, isList, isMap, join, type Value, type ValueList } from './value.ts';

/** Where each property stands in the source once the answers hold: an item of a list moves up for each before it that is then gone. */
export function positionsUnder({ positions, properties }: Resource, answers: Answers): Resource['positions'] {
  const known = new Map<ValueList, readonly (number | undefined)[]>();

  function placesIn(list: ValueList): readonly (number | undefined)[] {
    let next = 0;
    const places = known.get(list) ?? list.map((item) => (under(item, answers) === undefined ? undefined : next++));
    known.set(list, places);
    return places;
  }

  function moved(path: string): string | undefined {
    let value: Value | undefined = properties;
    let now = '';
    for (const key of path.split('.')) {
      value = chosen(value, answers);
      const place: number | string | undefined = isList(value) ? placesIn(value)[Number(key)] : key;
      if (place === undefined) return undefined;
      now = join(now, place);
      value = isList(value) ? value[Number(key)] : isMap(value) ? value[key] : undefined;
    }
    return now;
  }

  return Object.fromEntries(
    Object.entries(positions).flatMap(([path, at]) => {
      const now = /\.\d/u.test(path) ? moved(path) : path;
      return now === undefined ? [] : [[now, at]];
    }),
  );
}

function chosen(value: Value | undefined, answers: Answers): Value | undefined {
  if (!isGuarded(value)) return value;
  const answer = answered(value.when, answers) ?? value.yes !== undefined;
  return chosen(answer ? value.yes : value.no, answers);
}
