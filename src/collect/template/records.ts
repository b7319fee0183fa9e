import type { Gap } from '../../inventory/inventory.ts';
import type { Origin, Resource } from '../../inventory/resource.ts';
import {
  isList,
  isMap,
  isUnseen,
  referencesIn,
  type Unseen,
  unseen,
  type Value,
  type ValueMap,
} from '../../inventory/value.ts';
import { asMap, type Evaluation, existence, type Positions, resourceId } from './evaluation.ts';
import { entriesOf, entry, type Position, type SyntaxNode, textOf } from './syntax-tree.ts';

/** The records of one evaluated stack, and what in it could not be collected. */
export function recordsOf(evaluation: Evaluation): { readonly resources: Resource[]; readonly gaps: Gap[] } {
  const { stack } = evaluation;
  const resources: Resource[] = [];
  const gaps: Gap[] = [];
  const transform = stack.tree.kind === 'map' ? stack.tree.entries.get('Transform') : undefined;
  if (transform)
    gaps.push(
      gap(
        `the transform ${transformName(transform.value)}`,
        'transforms run in AWS and are not evaluated here',
        'Give the processed template instead.',
        transform.key,
      ),
    );
  for (const [logicalId, { key, value }] of entriesOf(entry(stack.tree, 'Resources'))) {
    if (logicalId.startsWith('Fn::')) {
      gaps.push(
        gap(
          `resources made by ${logicalId}`,
          `${logicalId} is not evaluated here`,
          'Give the processed template instead.',
          key,
        ),
      );
      continue;
    }
    const exists = existence(value, evaluation);
    if (exists === false) continue;
    const type = textOf(entry(value, 'Type'));
    if (type === undefined) {
      gaps.push(gap(`resource "${logicalId}"`, 'it has no Type', `Add a Type to ${logicalId}.`, key));
      continue;
    }
    const record = recordOf(logicalId, type, value, key, exists, evaluation);
    resources.push(record);
    if (type === 'AWS::CloudFormation::Stack') gaps.push(nestedStack(logicalId, record, key));
  }
  return { resources, gaps };

  function gap(what: string, reason: string, mend: string, [line, column]: Position): Gap {
    return { what, reason, mend, origin: { file: stack.file, line, column } };
  }

  function nestedStack(logicalId: string, record: Resource, at: Position): Gap {
    const url = record.properties['TemplateURL'];
    const named = typeof url === 'string' ? ` (${url})` : '';
    return gap(
      `nested stack "${logicalId}"${named}`,
      'its template is somewhere else',
      'Give its template on the command line too, to have it judged on its own.',
      at,
    );
  }
}

function recordOf(
  logicalId: string,
  type: string,
  declared: SyntaxNode,
  [line, column]: Position,
  exists: true | Unseen,
  evaluation: Evaluation,
): Resource {
  const { stack } = evaluation;
  const positions: Positions = {};
  const written = entry(declared, 'Properties');
  const evaluated = written ? evaluation.value(written, '', positions) : {};
  const properties: ValueMap = asMap(evaluated);
  const origin: Origin = { file: stack.file, line, column };
  const hole = typeof evaluated === 'object' && isUnseen(evaluated) ? evaluated : undefined;
  const record = {
    type,
    id: resourceId(stack, logicalId),
    logicalId,
    account: stack.account ?? '-',
    region: stack.region,
    stack: stack.name,
    tags: tagsOf(properties),
    properties,
    attributes: {},
    edges: referencesIn(properties).map(({ path, to }) => ({ path, to: to.reference, attribute: to.attribute })),
    origin,
    positions,
  };
  const doubt =
    hole ?? (isUnseen(exists) ? unseen(`whether it exists is not known: ${exists.unseen}`, exists.input) : undefined);
  return doubt ? { ...record, existence: doubt } : record;
}

/** Tags in either of CloudFormation's shapes: a list of Key and Value, or a map. */
function tagsOf(properties: ValueMap): Record<string, string | Unseen> {
  const written: Value | undefined =
    properties['Tags'] ?? properties['HostedZoneTags'] ?? properties['BackupPlanTags'] ?? properties['FileSystemTags'];
  const pairs: [Value | undefined, Value | undefined][] = isList(written)
    ? written.map((tag) => (isMap(tag) ? [tag['Key'], tag['Value']] : [undefined, undefined]))
    : isMap(written)
      ? Object.entries(written)
      : [];
  return Object.fromEntries(pairs.flatMap(([key, value]) => (typeof key === 'string' ? [[key, tagValue(value)]] : [])));
}

function tagValue(value: Value | undefined): string | Unseen {
  if (isUnseen(value)) return value;
  return typeof value === 'object' && value !== null ? unseen('is known only after deployment') : String(value ?? '');
}

function transformName(node: SyntaxNode): string {
  return node.kind === 'list' ? node.items.map((item) => textOf(item) ?? '…').join(', ') : (textOf(node) ?? '…');
}
