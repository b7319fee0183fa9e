import type { Gap } from '../../inventory/inventory.ts';
import type { Origin, Resource } from '../../inventory/resource.ts';
import {
  isGuarded,
  isMap,
  isUnseen,
  holeOf,
  referencesIn,
  type Unseen,
  unseen,
  type Value,
  type ValueMap,
} from '../../inventory/value.ts';
import { byQuestions, settledUnder } from './by-questions.ts';
import { asMap, type Evaluated, type Evaluation, noValue, type Positions, resourceId } from './evaluation.ts';
import { strangeType } from './resource-types.ts';
import { ownTags } from './own-tags.ts';
import { rulesBroken } from './rules.ts';
import { itemsOf, type Position, type SyntaxNode, entry, textOf } from './syntax-tree.ts';

/** The records of one evaluated stack, and what in it could not be collected. */
export function recordsOf(
  evaluation: Evaluation,
  types?: ReadonlySet<string>,
): { readonly resources: Resource[]; readonly gaps: Gap[] } {
  const { stack } = evaluation;
  const resources: Resource[] = [];
  const gaps: Gap[] = [...transformsNotRun(evaluation), ...rulesBroken(evaluation)];
  const declared = evaluation.section('Resources');
  for (const { name, at, why } of declared.unseen)
    gaps.push(
      gap(
        `resources made by the loop "${name}"`,
        why.unseen,
        why.input === undefined ? 'Give the loop a collection that is known.' : `Give ${why.input} a value.`,
        at,
      ),
    );
  for (const [logicalId, { key, value }] of declared.entries) {
    const exists = existenceOf(value, evaluation);
    if (exists === false) continue;
    const type = textOf(entry(value, 'Type'));
    if (logicalId.startsWith('Fn::'))
      gaps.push(gap(`what ${logicalId} makes`, 'it runs in AWS and is not evaluated here', processed, key));
    else if (type === undefined)
      gaps.push(gap(`resource "${logicalId}"`, 'it has no Type', `Add a Type to ${logicalId}.`, key));
    else {
      const strange = strangeType(type, types);
      if (strange) gaps.push(gap(`resource "${logicalId}"`, strange.reason, strange.mend, key));
      if (entry(value, 'Fn::Transform'))
        gaps.push(
          gap(`what Fn::Transform makes of "${logicalId}"`, 'it runs in AWS and is not evaluated here', processed, key),
        );
      resources.push(recordOf(logicalId, type, value, key, exists, evaluation));
    }
  }
  return { resources, gaps };

  function gap(what: string, reason: string, mend: string, [line, column]: Position): Gap {
    return { what, reason, mend, origin: { file: stack.file, line, column } };
  }
}

const processed = 'Give the processed template instead.';

/** The transform that is evaluated here; all others are programs that run in AWS. */
const evaluatedTransform = 'AWS::LanguageExtensions';

function transformsNotRun({ stack: { tree, file } }: Evaluation): Gap[] {
  const written = tree.kind === 'map' ? tree.entries.get('Transform') : undefined;
  const names =
    written && (written.value.kind === 'list' ? itemsOf(written.value) : [written.value]).map(transformName);
  const [line, column] = written?.key ?? [1, 1];
  return (names ?? [])
    .filter((name) => name !== evaluatedTransform)
    .map((name) => ({
      what: `the transform ${name}`,
      reason: 'transforms run in AWS and are not evaluated here',
      mend: processed,
      origin: { file, line, column },
    }));
}

/** Whether a resource exists, its stack being made at all. */
function existenceOf(declared: SyntaxNode, evaluation: Evaluation): Value {
  const own = evaluation.existence(declared);
  const parents = evaluation.stack.existence;
  if (parents === undefined || parents === true || own === false) return own;
  const both = byQuestions((answers) => {
    const parent = settledUnder(parents, answers);
    return parent === true ? settledUnder(own, answers) : parent;
  });
  return both === noValue ? own : both;
}

function recordOf(
  logicalId: string,
  type: string,
  declared: SyntaxNode,
  [line, column]: Position,
  exists: Value,
  evaluation: Evaluation,
): Resource {
  const { stack } = evaluation;
  const positions: Positions = {};
  const written = entry(declared, 'Properties');
  const evaluated = written ? evaluation.value(written, '', positions) : {};
  const properties: ValueMap = asMap(evaluated);
  const origin: Origin = { file: stack.file, line, column };
  const hole = holeInProperties(evaluated);
  const doubt = hole ?? doubtOf(exists);
  return {
    type,
    id: resourceId(stack, logicalId),
    logicalId,
    account: stack.account ?? '-',
    region: stack.region,
    stack: stack.name,
    ...ownTags(type, properties, stack.region),
    properties,
    attributes: {},
    edges: referencesIn(properties).map(({ path, to }) => ({ path, to: to.reference, attribute: to.attribute })),
    origin,
    positions,
    ...(doubt ? { existence: doubt } : {}),
    ...(isGuarded(exists) ? { exists } : {}),
  };
}

/** Properties that are no map are not taken for none. */
function holeInProperties(evaluated: Evaluated): Unseen | undefined {
  if (evaluated === noValue || evaluated === null || isMap(evaluated)) return undefined;
  return isUnseen(evaluated) ? evaluated : unseen('its Properties are not a map');
}

function doubtOf(exists: Value): Unseen | undefined {
  const why = isGuarded(exists) ? holeOf(exists.when) : exists;
  return isUnseen(why) ? { ...why, unseen: `whether it exists is not known: ${why.unseen}` } : undefined;
}

function transformName(node: SyntaxNode): string {
  return textOf(node) ?? textOf(entry(node, 'Name')) ?? '…';
}
