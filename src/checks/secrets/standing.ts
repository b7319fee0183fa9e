import { UnseenInput, unseenInput, valueAt } from '../../inventory/read.ts';
import { isList, isMap, isReference, isText, isUnseen, type Text, type Value } from '../../inventory/value.ts';

/** How a value that may be secret stands in a template: not at all, in clear, by a parameter that is never shown, or by a name that is looked up when it is deployed. */
export type Standing =
  | { readonly kind: 'absent' }
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'reference'; readonly attributes: readonly string[]; readonly known: string }
  | { readonly kind: 'hidden'; readonly parameter: string; readonly isGiven: boolean }
  | { readonly kind: 'resolved'; readonly service: string; readonly key: Value | undefined };

/** Source: CloudFormation User Guide, "Get values stored in other services using dynamic references". */
export const places: Readonly<Record<string, string>> = {
  secretsmanager: 'Secrets Manager',
  ssm: 'Parameter Store',
  'ssm-secure': 'Parameter Store, as a secure string',
};

/** Throws UnseenInput when it was not seen how the value stands. What a dynamic reference reads is unseen; where it reads is not. */
export function standingAt(from: Value | undefined, path: string): Standing {
  const dot = path.lastIndexOf('.');
  const parent = dot === -1 ? from : valueAt(from, path.slice(0, dot));
  const leaf = path.slice(dot + 1);
  const raw = isList(parent)
    ? parent[Number(leaf)]
    : isMap(parent) && Object.hasOwn(parent, leaf)
      ? parent[leaf]
      : undefined;
  if (isUnseen(raw) && raw.dynamic) return { kind: 'resolved', ...raw.dynamic };
  const hidden = (isText(raw) ? raw.text : [raw]).map(hiddenIn).find((one) => one !== undefined);
  if (hidden) return hidden;
  if (isText(raw)) return standingOfText(raw, path);
  const value = valueAt(from, path);
  if (value === undefined || value === '') return { kind: 'absent' };
  if (isReference(value)) return { kind: 'reference', attributes: [value.attribute], known: '' };
  if (typeof value === 'object') throw new UnseenInput('expected text, got something else', path);
  return written(String(value));
}

function hiddenIn(value: Value | undefined): Standing | undefined {
  if (!isUnseen(value) || value.hidden === undefined) return undefined;
  return { kind: 'hidden', parameter: value.input ?? '', isGiven: value.hidden === 'given' };
}

/** Stands for the id of the account, which is no secret and completes none. */
const anyAccount = '000000000000';

function standingOfText(whole: Text, path: string): Standing {
  const text = whole.text.map((piece) => (isUnseen(piece) && piece.input === 'AWS::AccountId' ? anyAccount : piece));
  const dynamic = text.find((piece) => typeof piece !== 'string' && isUnseen(piece) && piece.dynamic !== undefined);
  if (isUnseen(dynamic) && dynamic.dynamic) return { kind: 'resolved', ...dynamic.dynamic };
  const hole = text.find(isUnseen);
  if (hole) throw unseenInput(hole, path);
  const known = text.filter((piece) => typeof piece === 'string').join('');
  if (!text.some(isReference)) return written(known);
  const found = resolvedIn(known);
  if (found !== undefined) return { kind: 'resolved', service: found, key: text.find(isReference) };
  return { kind: 'reference', attributes: text.filter(isReference).map(({ attribute }) => attribute), known };
}

function written(text: string): Standing {
  const service = resolvedIn(text);
  return service === undefined ? { kind: 'written', text } : { kind: 'resolved', service, key: text };
}

function resolvedIn(text: string): string | undefined {
  return /\{\{resolve:([a-z-]+):/u.exec(text)?.[1];
}
