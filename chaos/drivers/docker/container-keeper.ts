import { rmSync } from 'node:fs';
import { removeTwinOf } from './remove-containers.ts';

/*
 * Removes a twin's containers, its network and its folder when the holder is gone, however that ended. The folder goes last: who finds
 * it gone knows that nothing else is left. Its argument is the folder.
 */

const [, , folder = ''] = process.argv;

process.on('disconnect', () => {
  void removed();
});
process.send?.({ said: 'listening' });

async function removed(): Promise<void> {
  try {
    await removeTwinOf(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } finally {
    process.exit(0);
  }
}
