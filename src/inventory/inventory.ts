import { askedBy, decides } from './asked-by.ts';
import { type Answers, guardText } from './question.ts';
import { UnseenInput, unseenInput } from './read.ts';
import { nameOf, type Origin, type Resource } from './resource.ts';
import { isReference, isText, type Value, unseenIn } from './value.ts';
import { mayMean, namesIn, physicalName } from './physical-name.ts';
import { resourceUnder } from './resource-under.ts';

/** Something that should have been collected and was not: a file that cannot be parsed, a transform, a nested stack elsewhere. */
export interface Gap {
  readonly what: string;
  readonly reason: string;
  readonly mend: string;
  readonly origin?: Origin;
  /** The only types it may hide; undefined where it may be any. */
  readonly types?: readonly string[];
  /** That nothing of the kind can be seen there by anyone, and nothing of it was declared that was not told of otherwise. */
  readonly isBeyond?: true;
}

/** All that was collected for one architecture: its records, what could not be collected, and ways to find a record. */
export interface Inventory {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  /** The record with that id. */
  readonly find: (id: string) => Resource | undefined;
  /** The records of the given types, in order of their ids. */
  readonly ofType: (...types: readonly string[]) => readonly Resource[];
  /** The records whose types begin so (`Kubernetes::`), in order of their ids. */
  readonly ofFamily: (prefix: string) => readonly Resource[];
  /** The records that refer to the one with that id, of whatever type, in order of their ids. What is not among them may not have been seen. */
  readonly referringTo: (id: string) => readonly Resource[];
  /**
   * The record that a property's value means: by reference, by an ARN or text that holds exactly one reference, or by the
   * literal name of a collected resource. Throws UnseenInput when the value was not seen, names something that was not collected,
   * or something that may not exist.
   */
  readonly resolve: (value: Value | undefined, path: string) => Resource;
  /** The inventory as it is once the answers hold. The same answers give the same inventory. */
  readonly under: (answers: Answers) => Inventory;
}

export function inventoryOf(resources: readonly Resource[], gaps: readonly Gap[] = []): Inventory {
  const sorted = [...resources].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(sorted.map((resource) => [resource.id, resource]));
  const byType = Map.groupBy(sorted, (resource) => resource.type);
  const byName = Map.groupBy(sorted, (resource) => physicalName(resource) ?? '');

  function resolve(value: Value | undefined, path: string): Resource {
    const found = meant(value, path);
    if (!found.existence) return found;
    throw unseenInput({ ...found.existence, unseen: `${nameOf(found)}: ${found.existence.unseen}` }, path);
  }

  function meant(value: Value | undefined, path: string): Resource {
    const hole = unseenIn(value);
    if (hole) throw unseenInput(hole, path);
    if (isReference(value)) return recordOf(value.reference, path);
    if (isText(value)) return recordOf(onlyReference(value.text.filter(isReference), path), path);
    if (typeof value !== 'string') throw new UnseenInput('names no resource', path);
    const alike = namesIn(value).flatMap((name) => byName.get(name) ?? []);
    const named = byId.get(value) ?? onlyNamed(alike.filter((one) => mayMean(value, one)));
    if (!named) throw new UnseenInput(`"${value}" is not among the resources that were collected`, path, value);
    return named;
  }

  function recordOf(id: string, path: string): Resource {
    const found = byId.get(id);
    if (!found) throw new UnseenInput(`refers to ${id}, which was not collected`, path, id);
    return found;
  }

  function under(answers: Answers): Inventory {
    if (answers.length === 0) return inventory;
    const key = guardText(answers);
    const done =
      known.get(key) ??
      inventoryOf(
        sorted.flatMap(
          (resource) => (decides(answers, askedFor(resource)) ? resourceUnder(resource, answers) : resource) ?? [],
        ),
        gaps,
      );
    known.set(key, done);
    return done;
  }

  function askedFor(resource: Resource): ReadonlySet<string> {
    const done = asked.get(resource) ?? askedBy(resource);
    asked.set(resource, done);
    return done;
  }

  function referringTo(id: string): readonly Resource[] {
    referring ??= Map.groupBy(
      sorted.flatMap((from) => [...new Set(from.edges.map(({ to }) => to))].map((to) => ({ to, from }))),
      ({ to }) => to,
    );
    return (referring.get(id) ?? []).map(({ from }) => from);
  }

  let referring: Map<string, { readonly to: string; readonly from: Resource }[]> | undefined;
  const known = new Map<string, Inventory>();
  const asked = new Map<Resource, ReadonlySet<string>>();
  const inventory: Inventory = {
    resources: sorted,
    gaps,
    find: (id) => byId.get(id),
    ofType: (...types) => types.flatMap((type) => byType.get(type) ?? []),
    ofFamily: (prefix) => sorted.filter(({ type }) => type.startsWith(prefix)),
    referringTo,
    resolve,
    under,
  };
  return inventory;
}

function onlyReference(references: readonly { readonly reference: string }[], path: string): string {
  const [first, ...others] = new Set(references.map(({ reference }) => reference));
  if (first === undefined || others.length > 0) throw new UnseenInput('mixes several resources in one text', path);
  return first;
}

/** What was asked for comes before what lies outside and happens to be named alike, but not before another of its own type. */
function onlyNamed(found: readonly Resource[]): Resource | undefined {
  const inside = new Set(found.flatMap(({ type, isOutside }) => (isOutside ? [] : type)));
  const [only, another] = inside.size > 0 ? found.filter(({ type }) => inside.has(type)) : found;
  return another ? undefined : only;
}
