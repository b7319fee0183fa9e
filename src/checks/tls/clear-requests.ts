import { booleanAt, listAt, mapAt, stringAt, UnseenInput, unseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import {
  isGuarded,
  isMap,
  isReference,
  isText,
  isUnseen,
  type Value,
  type ValueMap,
  unseenIn,
} from '../../inventory/value.ts';
import { listHolds } from '../../inventory/views/list-holds.ts';
import type { PoliciesOfResource } from '../../inventory/views/policies-of-resource.ts';
import { fail, type Judgement, pass } from '../check.ts';

/** What must be refused: one of these actions covers it, on each of these parts of the resource. */
export interface Refusal {
  readonly actions: readonly string[];
  readonly parts: readonly Part[];
  readonly mend: string;
}

/** A bucket is named by its ARN, its objects by the ARN and a path; other resources have one part. */
type Part = 'bucket' | 'objects' | 'whole';

/** Judges whether a resource's policies deny all that comes without TLS. Throws UnseenInput when what was seen is not enough and there is more. */
export function judgeClearRequests(resource: Resource, policies: PoliciesOfResource, refusal: Refusal): Judgement {
  const certain = policies.certain(resource);
  const seen = covered(certain, refusal).missing.length === 0 ? certain : policies.all(resource);
  const { missing, hole } = covered(seen, refusal);
  if (missing.length === 0) return pass(`Refuses requests without TLS, by ${seen.map(nameOf).join(', ')}.`, { seen });
  if (hole) throw hole;
  const [action = ''] = refusal.actions;
  const what = missing.length < refusal.parts.length ? ` for ${missing.join(' and ')}` : '';
  const message =
    seen.length === 0
      ? 'Takes requests without TLS: it has no policy.'
      : `Takes requests without TLS: no statement of ${seen.map(nameOf).join(', ')} denies ${action} to everybody where aws:SecureTransport is false${what}.`;
  return fail(message, refusal.mend, { seen });
}

function covered(
  policies: readonly Resource[],
  refusal: Refusal,
): { readonly missing: readonly Part[]; readonly hole?: UnseenInput } {
  const holes: UnseenInput[] = [];
  const found = new Set<Part>();
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      holes.push(error);
    }
  };
  for (const policy of policies) {
    attempt(() => {
      const path = `${nameOf(policy)}.PolicyDocument.Statement`;
      for (const statement of listAt({ [nameOf(policy)]: policy.properties }, path)) {
        attempt(() => {
          const unread = isMap(statement) ? undefined : unseenIn(statement);
          if (unread) throw unseenInput(unread, path);
          for (const part of refusedBy(isMap(statement) ? statement : {}, refusal)) found.add(part);
        });
      }
    });
  }
  const missing = refusal.parts.filter((part) => !found.has(part));
  const [hole] = holes;
  return hole ? { missing, hole } : { missing };
}

function refusedBy(statement: ValueMap, { actions }: Refusal): readonly Part[] {
  if (stringAt(statement, 'Effect') !== 'Deny' || !isEverybody(statement) || !asksForTls(statement)) return [];
  const denied = listAt(statement, 'Action').map((_, index, all) => stringAt({ Action: all }, `Action.${index}`));
  if (!actions.some((action) => denied.some((one) => one?.toLowerCase() === action.toLowerCase()))) return [];
  return listAt(statement, 'Resource').flatMap(partsOf);
}

function isEverybody(statement: ValueMap): boolean {
  const principal = valueAt(statement, 'Principal');
  return principal === '*' || (isMap(principal) && listHolds(principal, 'AWS', ['*']));
}

/** Whether the statement speaks of all requests without TLS and of no narrower lot. */
function asksForTls(statement: ValueMap): boolean {
  const condition = mapAt(statement, 'Condition') ?? {};
  const operator = onlyKey(condition, /^Bool(IfExists)?$/u);
  const about = operator === undefined ? {} : (mapAt(condition, operator) ?? {});
  const key = onlyKey(about, /^aws:securetransport$/iu);
  if (key === undefined) return false;
  return listAt(about, key).every((_, index, all) => booleanAt({ all }, `all.${index}`) === false);
}

/** The one key of a map where it fits, undefined where there is none or another beside it. Throws UnseenInput when another may be there. */
function onlyKey(map: ValueMap, wanted: RegExp): string | undefined {
  const [key, ...more] = Object.keys(map).filter((one) => wanted.test(one));
  const others = Object.entries(map).flatMap(([one, value]) => (wanted.test(one) ? [] : [value]));
  if (more.length > 0 || others.some((value) => !isUnseen(value) && !isGuarded(value))) return undefined;
  const hole = unseenIn(others);
  if (hole && key !== undefined) throw unseenInput(hole, 'Condition');
  return key;
}

/** A policy can only name the resource it is attached to, so that the end of the ARN says which part is meant. */
function partsOf(resource: Value): readonly Part[] {
  const last = isText(resource) ? resource.text.at(-1) : resource;
  if (isUnseen(last)) throw unseenInput(last, 'Resource');
  if (isReference(last)) return ['bucket', 'whole'];
  const end = typeof last === 'string' ? last : '';
  if (end.endsWith('/*')) return ['objects'];
  if (end.endsWith('*')) return ['bucket', 'objects', 'whole'];
  return end.includes('/') ? [] : ['bucket', 'whole'];
}
