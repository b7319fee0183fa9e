import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where everything that is not an npm package is installed; ignored by git. */
export const toolsHome = join(root, '.tools');

/** A file's content, or undefined when there is no such file. */
export function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}
