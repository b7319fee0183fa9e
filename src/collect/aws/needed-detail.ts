import type { Place } from './collector.ts';

/**
 * Makes a call without which a resource cannot be judged at all: its whole description, or the tags that say what it is part of.
 * Where it fails, the types count as not seen, and it gives undefined. When the resource is gone (errors named in `gone`), throws Vanished.
 */
export async function neededDetail<Answer>(
  place: Place,
  types: readonly string[],
  gone: readonly string[],
  call: () => Promise<Answer>,
): Promise<Answer | undefined> {
  const found = await place.listed(types, async () => {
    try {
      return { answer: await call() };
    } catch (error) {
      if (error instanceof Error && gone.includes(error.name)) return { error };
      throw error;
    }
  });
  if (found && 'answer' in found) return found.answer;
  // The place itself tells of what is gone, as it does for every detail.
  if (found) await place.detail(() => Promise.reject(found.error), { gone });
  return undefined;
}
