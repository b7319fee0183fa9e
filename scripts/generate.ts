// Writes the generated documents, or with --check says which differ from what would be written.
import { readFile, writeFile } from 'node:fs/promises';
import { askedTypes } from './asked-types.ts';
import { checksPage } from './checks-page.ts';

const documents = [
  { file: new URL('../docs/checks.md', import.meta.url), content: checksPage() },
  { file: new URL('../facts/asked-types.txt', import.meta.url), content: askedTypes() },
];
const isCheck = process.argv.includes('--check');

for (const { file, content } of documents) {
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before === content) continue;
  if (isCheck) {
    process.stderr.write(`${file.pathname} is not what the code says. Run npm run generate.\n`);
    process.exitCode = 1;
  } else {
    await writeFile(file, content);
    process.stdout.write(`written: ${file.pathname}\n`);
  }
}
