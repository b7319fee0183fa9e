import { Vanished } from './collector.ts';

/** What the work gives, or an empty list when the resource is gone since it was listed: the place it was asked at has noted that. */
export async function unlessVanished<Item>(work: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Vanished) return [];
    throw error;
  }
}
