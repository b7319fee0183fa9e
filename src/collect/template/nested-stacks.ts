import type { Gap } from '../../inventory/inventory.ts';
import { unseen, type Value } from '../../inventory/value.ts';
import { type Evaluation, nestedName, noValue } from './evaluation.ts';
import type { NestedTemplate, ParameterValue, Stack } from './stack.ts';
import { entriesOf, entry, type Position, textOf } from './syntax-tree.ts';

/** Finds the template of a nested stack: by what its TemplateURL says and, in a CDK assembly, by its `aws:asset:path`. */
export type NestedLookup = (from: Stack, url: Value, assetPath: string | undefined) => NestedTemplate | undefined;

export type NestedStack = Stack & { readonly at: Position };

/** The stacks nested in an evaluated one, each with the parameters its parent passes on, or a gap where its template is not at hand. */
export function nestedStacks(evaluation: Evaluation, lookup: NestedLookup | undefined): (NestedStack | Gap)[] {
  const { stack } = evaluation;
  return [...evaluation.section('Resources').entries].flatMap(([logicalId, { key, value }]): (NestedStack | Gap)[] => {
    if (textOf(entry(value, 'Type')) !== 'AWS::CloudFormation::Stack') return [];
    const existence = evaluation.existence(value);
    if (existence === false) return [];
    const properties = entry(value, 'Properties');
    const url = evaluated(evaluation, entry(properties, 'TemplateURL'));
    const assetPath = textOf(entry(entry(value, 'Metadata'), 'aws:asset:path'));
    const template = lookup?.(stack, url, assetPath);
    if (!template) {
      return [
        nestedGap(
          typeof url === 'string' ? `"${logicalId}" (${url})` : `"${logicalId}"`,
          stack,
          key,
          'its template is not at hand',
          'Give its template too, under the file name that its TemplateURL ends with.',
        ),
      ];
    }
    // Worked out when asked for: what is passed on may come from a stack that is not begun yet.
    const parameters: Record<string, ParameterValue> = Object.fromEntries(
      entriesOf(entry(properties, 'Parameters')).map(([name, given]) => [
        name,
        { passed: () => evaluated(evaluation, given.value) },
      ]),
    );
    const { account, region } = stack;
    return [{ name: nestedName(stack, logicalId), ...template, account, region, parameters, existence, at: key }];
  });
}

export function nestedGap(name: string, parent: Stack, [line, column]: Position, reason: string, mend: string): Gap {
  return { what: `nested stack ${name}`, reason, mend, origin: { file: parent.file, line, column } };
}

function evaluated(evaluation: Evaluation, node: ReturnType<typeof entry>): Value {
  const found = node ? evaluation.value(node) : noValue;
  return found === noValue ? unseen('is not set') : found;
}
