import { UnseenInput } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';

/** What work comes to, or the UnseenInput it threw: so that what was not seen stops only what rests on it. */
export function attempt<T>(work: () => T): T | UnseenInput {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnseenInput) return error;
    throw error;
  }
}

/** The same, with the record's name before the property that was not seen. */
export function attemptOn<T>(resource: Resource, work: () => T): T | UnseenInput {
  const done = attempt(work);
  return isUnseenInput(done) ? namedUnseen(resource, done) : done;
}

export function isUnseenInput(value: unknown): value is UnseenInput {
  return value instanceof UnseenInput;
}

function namedUnseen(resource: Resource, { message, path, input, question }: UnseenInput): UnseenInput {
  const name = nameOf(resource);
  if (path === name || path.startsWith(`${name}.`)) return new UnseenInput(bare(message, path), path, input, question);
  return new UnseenInput(bare(message, path), path === '' ? name : `${name}.${path}`, input, question);
}

function bare(message: string, path: string): string {
  return path !== '' && message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}
