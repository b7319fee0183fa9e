import type { Value } from '../../inventory/value.ts';
import type { Detail } from './collector.ts';

/** The value a detail gives: mapped where it was told, undefined (or `absent`) where it told there is none, unseen where it was not seen. */
export function detailValue<Answer>(
  detail: Detail<Answer>,
  map: (answer: Answer) => Value | undefined,
  absent?: Value,
): Value | undefined {
  switch (detail.kind) {
    case 'told':
      return map(detail.answer);
    case 'absent':
      return absent;
    case 'unseen':
      return detail.value;
  }
}
