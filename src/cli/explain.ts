import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../checks/catalogue.ts';
import { InputError } from '../collect/input-error.ts';
import { readPromises, type RegisteredPromise } from '../collect/promises-file.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { shown } from './input.ts';
import { baselineFeatures, bundledArchitectures, projectFolder } from './project.ts';

/** What a check or a promise means. Throws InputError, with the nearest names, for an id that is neither. */
export async function explain(id: string, { json }: { readonly json?: boolean }): Promise<string> {
  const check = catalogue.find((one) => one.id === id);
  if (check) {
    const { title, why, source, controls = {}, needs } = check;
    const uses = (await featureLines())
      .filter(({ text }) => sentence(title).test(text))
      .map(({ file, line }) => `${file}:${line}`);
    if (json) return `${canonicalJson({ id, title, why, source, controls, subjects: needs.subjects, uses }, 2)}\n`;
    const named = Object.entries(controls).map(([framework, ids]) => `  ${framework}: ${ids.join(', ')}`);
    return `${[id, `  ${title}`, '', why, '', `Source: ${source}`, `Judges: ${needs.subjects.join(', ') || 'the architecture as a whole'}`, ...(named.length > 0 ? ['Known elsewhere as', ...named] : []), ...(uses.length > 0 ? ['Used in', ...uses.map((use) => `  ${use}`)] : [])].join('\n')}\n`;
  }
  const promise = (await allPromises()).find((one) => one.promise.id === id.replace(/^@/u, ''));
  if (promise) return explainPromise(promise, json === true);
  const near = [...catalogue.map((one) => one.id), ...(await allPromises()).map((one) => one.promise.id)]
    .filter((name) => name.toLowerCase().includes(id.toLowerCase().slice(0, 8)))
    .slice(0, 5);
  throw new InputError(
    `There is no check or promise "${id}"`,
    undefined,
    near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'docs/checks.md lists the checks.',
  );
}

async function explainPromise(
  { promise, file }: { promise: RegisteredPromise; file: string },
  json: boolean,
): Promise<string> {
  const lines = await featureLines();
  const start = lines.findIndex(({ text }) => text.trim().split(/\s+/u).includes(`@${promise.id}`));
  const end = lines.findIndex(
    ({ text, file: own }, index) =>
      index > start + 1 &&
      (own !== lines[start]?.file || /^\s*(Rule:|@[A-Z0-9]+-)/u.test(text)) &&
      !/^\s*Rule:/u.test(lines[index]?.text ?? ''),
  );
  const own = start < 0 ? [] : lines.slice(start, end < 0 ? undefined : end);
  const where = own[0] ? `${own[0].file}:${own[0].line}` : 'no feature';
  if (json) return `${canonicalJson({ ...promise, registry: file, feature: where }, 2)}\n`;
  return `${[`${promise.id}  ${promise.title}`, `Needs proof of kind: ${promise.proof.join(', ')}`, `Registered in ${file}`, `Written in ${where}`, ...own.map(({ text }) => text)].join('\n').trimEnd()}\n`;
}

async function allPromises(): Promise<{ promise: RegisteredPromise; file: string }[]> {
  const folders = await readdir(bundledArchitectures).catch(() => []);
  const files = [
    ...folders.map((folder) => join(bundledArchitectures, folder, 'promises.yaml')),
    join(baselineFeatures, 'promises.yaml'),
  ];
  const read = await Promise.all(
    files.map(async (file) =>
      (await readPromises(file, shown(file))).promises.map((promise) => ({ promise, file: shown(file) })),
    ),
  );
  return read.flat();
}

async function featureLines(): Promise<{ file: string; line: number; text: string }[]> {
  const root = join(projectFolder, 'features');
  const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.feature')).toSorted();
  const read = await Promise.all(
    files.map(async (name) =>
      (await readFile(join(root, name), 'utf8'))
        .split('\n')
        .map((text, index) => ({ file: shown(join(root, name)), line: index + 1, text })),
    ),
  );
  return read.flat();
}

/** A title as a pattern for the lines of feature files that ask it. */
function sentence(title: string): RegExp {
  const escaped = title.replaceAll(/[.*+?^$|[\]\\]/gu, String.raw`\$&`);
  const filled = escaped
    .replaceAll(/\{int\}/gu, String.raw`\d+`)
    .replaceAll(/\{float\}/gu, String.raw`[\d.]+`)
    .replaceAll(/\{string\}/gu, '"[^"]*"')
    .replaceAll(/\((\w+)\)/gu, '(?:$1)?');
  return new RegExp(`^\\s*(Given|When|Then|And|But|\\*) ${filled}\\s*$`, 'u');
}
