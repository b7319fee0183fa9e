import type { Gap } from '../../inventory/inventory.ts';
import { condition } from './conditions.ts';
import type { Evaluation } from './evaluation.ts';
import { entry, itemsOf, textOf } from './syntax-tree.ts';

/**
 * The Rules of a template that its parameters break: CloudFormation would refuse to deploy it, so nothing in it would come to be.
 * Source: CloudFormation User Guide, "Rules section syntax reference".
 */
export function rulesBroken(evaluation: Evaluation): Gap[] {
  return [...evaluation.section('Rules').entries].flatMap(
    ([
      name,
      {
        key: [line, column],
        value,
      },
    ]) => {
      const when = entry(value, 'RuleCondition');
      if (when && condition(when, evaluation, []) !== true) return [];
      return itemsOf(entry(value, 'Assertions')).flatMap((assertion): Gap[] => {
        const body = entry(assertion, 'Assert');
        if (!body || condition(body, evaluation, []) !== false) return [];
        const description = textOf(entry(assertion, 'AssertDescription'));
        return [
          {
            what: `stack "${evaluation.stack.name}" as its parameters are`,
            reason: `rule "${name}" refuses them${description === undefined ? '' : `: ${description}`}`,
            mend: 'Give parameters that the rule allows.',
            origin: { file: evaluation.stack.file, line, column },
          },
        ];
      });
    },
  );
}
