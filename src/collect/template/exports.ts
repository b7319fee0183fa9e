import type { Value } from '../../inventory/value.ts';
import { type Evaluation, noValue } from './evaluation.ts';
import { entry } from './syntax-tree.ts';

/** The names a template exports, with the output each stands for. An output that is not created exports nothing. */
export function exportsOf(evaluation: Evaluation): { readonly name: Value; readonly key: string }[] {
  return [...evaluation.section('Outputs').entries].flatMap(([key, { value }]) => {
    const name = entry(entry(value, 'Export'), 'Name');
    if (!name || evaluation.existence(value) === false) return [];
    const found = evaluation.value(name);
    return found === noValue ? [] : [{ name: found, key }];
  });
}
