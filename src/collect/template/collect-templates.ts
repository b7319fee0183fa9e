import type { Gap } from '../../inventory/inventory.ts';
import type { Resource } from '../../inventory/resource.ts';
import { isUnseen, unseen, type Value } from '../../inventory/value.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { exportsOf } from './exports.ts';
import { type NestedLookup, nestedGap, nestedStacks } from './nested-stacks.ts';
import { recordsOf } from './records.ts';
import type { Stack, Surroundings } from './stack.ts';

export interface CollectOptions {
  readonly zones: Surroundings['zones'];
  /** The template of a nested stack, where it lies at hand. */
  readonly nested?: NestedLookup;
  /** All resource types there are; a type beside them is a gap. */
  readonly types?: ReadonlySet<string>;
  /** False leaves parameters open that have nothing but a default. */
  readonly defaults?: boolean;
}

/**
 * Collects the records of all stacks together: imports are resolved among stacks of one account and region, outputs given as
 * parameters among all, nested stacks within their parents. What cannot be resolved becomes unseen, naming the input that is missing.
 */
export function collectTemplates(
  stacks: readonly Stack[],
  { zones, nested, types, defaults = true }: CollectOptions,
): { readonly resources: readonly Resource[]; readonly gaps: readonly Gap[] } {
  const evaluations = new Map<string, Evaluation>();
  const exporters = new Map<string, Map<string, Exporter[]>>();
  const surroundings: Surroundings = { depth: { level: 0 }, defaults, exported, output, zones };
  const missing: Gap[] = [];
  let complete = false;
  for (const stack of stacks) begin(stack, [stack.file]);
  complete = true;

  const collected = [...evaluations.values()].map((evaluation) => recordsOf(evaluation, types));
  return {
    resources: collected.flatMap(({ resources }) => resources),
    gaps: [...missing, ...collected.flatMap(({ gaps }) => gaps)],
  };

  function begin(stack: Stack, above: readonly string[]): void {
    const evaluation = evaluate(stack, surroundings);
    evaluations.set(stack.name, evaluation);
    for (const child of nestedStacks(evaluation, nested)) {
      if ('what' in child) missing.push(child);
      else if (above.includes(child.file))
        missing.push(nestedGap(`"${child.name}"`, stack, child.at, 'it nests itself', 'Take it out of itself.'));
      else begin(child, [...above, child.file]);
    }
  }

  function output(stack: string, key: string): Value {
    return evaluations.get(stack)?.output(key) ?? unseen(`there is no stack "${stack}"`, stack);
  }

  function exported(name: string, from: Stack): Value {
    const [here, another] = exportsIn(from).get(name) ?? [];
    if (here && another) {
      const [one, two] = [here.evaluation.stack.name, another.evaluation.stack.name];
      const who = one === two ? `outputs ${here.key} and ${another.key} of ${one}` : `${one} and ${two}`;
      return unseen(`${who} both export "${name}" in ${from.region}`, name);
    }
    if (here) return here.evaluation.output(here.key);
    const [elsewhere] = [...evaluations.values()].flatMap(({ stack }) => exportsIn(stack).get(name) ?? []);
    const other = elsewhere?.evaluation.stack;
    const region = other && other.region !== from.region ? other.region : `account ${other?.account}`;
    return unseen(
      other
        ? `no stack in ${from.region} exports "${name}"; stack "${other.name}" does in ${region}, where ${from.name} cannot import it from`
        : `no stack in ${from.region} exports "${name}"`,
      name,
    );
  }

  function exportsIn({ account, region }: Stack): Map<string, Exporter[]> {
    const place = `${account ?? '-'}/${region}`;
    const known = exporters.get(place);
    if (known) return known;
    const found = new Map<string, Exporter[]>();
    if (complete) exporters.set(place, found);
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
