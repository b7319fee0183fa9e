import type { Gap } from '../../inventory/inventory.ts';
import type { Resource } from '../../inventory/resource.ts';
import { isUnseen, unseen, type Value } from '../../inventory/value.ts';
import { evaluate, exportsOf } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { recordsOf } from './records.ts';
import type { Stack, Surroundings } from './stack.ts';

/**
 * Collects the records of all stacks together: imports are resolved among stacks of one account and region, outputs given as
 * parameters among all. What cannot be resolved becomes unseen, naming the input that is missing.
 */
export function collectTemplates(
  stacks: readonly Stack[],
  zones: Surroundings['zones'],
): { readonly resources: readonly Resource[]; readonly gaps: readonly Gap[] } {
  const evaluations = new Map<string, Evaluation>();
  const exporters = new Map<string, Map<string, Exporter[]>>();
  const surroundings: Surroundings = { exported, output, zones };
  for (const stack of stacks) evaluations.set(stack.name, evaluate(stack, surroundings));

  const collected = [...evaluations.values()].map(recordsOf);
  return { resources: collected.flatMap(({ resources }) => resources), gaps: collected.flatMap(({ gaps }) => gaps) };

  function output(stack: string, key: string): Value {
    return evaluations.get(stack)?.output(key) ?? unseen(`there is no stack "${stack}"`, stack);
  }

  function exported(name: string, from: Stack): Value {
    const [here, another] = exportsIn(from).get(name) ?? [];
    if (another)
      return unseen(
        `${here?.evaluation.stack.name} and ${another.evaluation.stack.name} both export "${name}" in ${from.region}`,
        name,
      );
    if (here) return here.evaluation.output(here.key);
    return unseen(`no stack in ${from.region} exports "${name}"`, name);
  }

  function exportsIn({ account, region }: Stack): Map<string, Exporter[]> {
    const place = `${account ?? '-'}/${region}`;
    const known = exporters.get(place);
    if (known) return known;
    const found = new Map<string, Exporter[]>();
    exporters.set(place, found);
    for (const evaluation of evaluations.values()) {
      if (evaluation.stack.region !== region || evaluation.stack.account !== account) continue;
      for (const { name, key } of exportsOf(evaluation)) {
        if (typeof name === 'string' && !isUnseen(name))
          found.set(name, [...(found.get(name) ?? []), { evaluation, key }]);
      }
    }
    return found;
  }
}

interface Exporter {
  readonly evaluation: Evaluation;
  readonly key: string;
}
