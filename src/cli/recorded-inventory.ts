import type { RunFolder } from '../evidence/run-folder.ts';
import type { Gathered } from './gather.ts';

/** Puts what a run rests on into its folder: inputs, records and gaps. Gives the evidence ids of a record, by its id. */
export async function recordInventory(
  { inventory, files }: Pick<Gathered, 'inventory' | 'files'>,
  folder: RunFolder,
): Promise<(record: string) => readonly string[]> {
  await folder.record(
    'inputs',
    files.map(({ file, role, content }) => ({ file, role, content: content.toString() })),
  );
  const ids = await folder.record('inventory', inventory.resources);
  await folder.record('gaps', inventory.gaps);
  const byRecord = new Map(inventory.resources.map(({ id }, index) => [id, ids[index]]));
  return (record) => {
    const found = byRecord.get(record);
    return found === undefined ? [] : [found];
  };
}
