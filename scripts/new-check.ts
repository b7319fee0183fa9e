// Scaffolds a check: npm run new:check -- <theme> <id> "<title>".
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const [theme = '', id = '', title = ''] = process.argv.slice(2);
if (!/^[a-z]+$/u.test(theme) || !/^[a-z0-9]+(-[a-z0-9]+)+$/u.test(id) || title === '') {
  process.stderr.write(
    'Expected: npm run new:check -- <theme> <id-in-kebab-case> "<the sentence>". For example: -- availability queue-has-dead-letter-queue "every queue has a dead-letter queue".\n',
  );
  process.exit(2);
}

const name = id.replaceAll(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
const folder = new URL(`../src/checks/${theme}/`, import.meta.url);
await mkdir(folder, { recursive: true });
await writeNew(
  new URL(`${id}.ts`, folder),
  `import { check, unknown } from '../check.ts';

export const ${name} = check({
  id: '${id}',
  title: '${title}',
  why: '',
  source: 'https://docs.aws.amazon.com/',
  needs: { subjects: [] },
  judge() {
    return unknown('This check is not written yet.');
  },
});
`,
);
await writeNew(
  new URL(`${id}.cases.ts`, folder),
  `import type { Case } from '../case.ts';

export const cases: readonly Case[] = [];
`,
);
const catalogue = new URL('../src/checks/catalogue.ts', import.meta.url);
const before = await readFile(catalogue, 'utf8');
const withImport = before.replace(
  "import type { Check } from './check.ts';",
  `import { ${name} } from './${theme}/${id}.ts';\nimport type { Check } from './check.ts';`,
);
await writeFile(catalogue, withImport.replace(/\n\];/u, `\n  ${name},\n];`));
process.stdout.write(
  `src/checks/${theme}/${id}.ts, its cases, and a line in src/checks/catalogue.ts. Next: docs/writing-a-check.md.\n`,
);

async function writeNew(file: URL, content: string): Promise<void> {
  await writeFile(file, content, { flag: 'wx' });
}
