import { nameOf, type Resource } from '../../../inventory/resource.ts';
import { referencesIn } from '../../../inventory/value.ts';
import { EmulatorLacks } from './creator.ts';
import type { Missing } from './deploy.ts';
import { isLack, wordsOf } from './lacking.ts';

/**
 * Why a resource was not made. What needs something that is missing itself is missing for the same kind of reason, whatever the call says.
 * `makes` are types that the emulator is known to make: a page of HTML is no excuse for these.
 */
export function whyMissing(
  resource: Resource,
  error: unknown,
  before: readonly Missing[],
  makes: ReadonlySet<string> = new Set(),
): Missing {
  const isUnknownCall = isLack(error) || (error instanceof EmulatorLacks && isLack(error.cause));
  if (isUnknownCall && makes.has(resource.type))
    return {
      resource,
      kind: 'failed',
      reason: `The emulator, which is known to make it, answered: ${reasonOf(error)}`,
    };
  if (error instanceof EmulatorLacks) return { resource, kind: 'lacks', reason: error.message };
  if (isLack(error)) return { resource, kind: 'lacks', reason: `The emulator does not know it${wordsOf(error)}.` };
  const needed = referencesIn(resource.properties).flatMap(({ to }) =>
    before.filter((missing) => missing.resource.id === to.reference),
  );
  // A failure anywhere on the way must not be taken for a lack.
  const [first] = needed.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  if (first === undefined) return { resource, kind: 'failed', reason: reasonOf(error) };
  const { type } = first.resource;
  const what = `It needs ${nameOf(first.resource)} (${type})`;
  return first.kind === 'lacks'
    ? { resource, kind: 'lacks', reason: `${what}, which the emulator cannot make.` }
    : { resource, kind: 'failed', reason: `${what}, which could not be made: ${first.reason}` };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
