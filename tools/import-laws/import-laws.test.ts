import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { expect } from 'chai';
import { type Law, rooms } from './law.ts';
import { laws } from './laws.ts';

// The real oxlint with the real configuration, over a mirror of the project that holds nothing but violations and
// their permitted neighbours. Lint rules that match nothing are the false green of linting.

const root = join(import.meta.dirname, '..', '..');
const mirror = mkdtempSync(join(tmpdir(), 'plumbline-import-laws-'));

type Finding = { readonly rule: string; readonly message: string; readonly help: string };
let findings: ReadonlyMap<string, readonly Finding[]>;

before(async () => {
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', 'tools/import-laws/clock-plugin.mjs']) {
    cpSync(join(root, name), join(mirror, name));
  }
  symlinkSync(join(root, 'node_modules'), join(mirror, 'node_modules'));
  for (const law of laws) {
    for (const [kind, statements] of [
      ['broken', law.breaks],
      ['kept', law.keeps],
    ] as const) {
      for (const [index, statement] of statements.entries()) write(fileOf(law, kind, index), statement);
    }
  }
  findings = await lint();
});

after(() => rmSync(mirror, { recursive: true, force: true }));

for (const law of laws) {
  test(`the linter refuses what breaks the law of ${law.name}`, () => {
    for (const [index, statement] of law.breaks.entries()) {
      const all = findings.get(fileOf(law, 'broken', index)) ?? [];
      const found = all.filter(({ rule }) => rule === law.rule);
      expect(found, `${law.at}: ${statement}\n${JSON.stringify(all)}`).to.have.lengthOf(1);
      expect(`${found[0]?.message} ${found[0]?.help}`, statement).to.contain(law.reason);
    }
  });

  test(`the linter lets pass what keeps the law of ${law.name}`, () => {
    for (const [index, statement] of law.keeps.entries()) {
      const found = findings.get(fileOf(law, 'kept', index)) ?? [];
      expect(found, `${law.at}: ${statement}`).to.deep.equal([]);
    }
  });
}

test('every room of src is under the laws', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const strangers = folders.map((folder) => folder.name).filter((name) => !rooms.includes(name));
  expect(
    strangers,
    'add the room to .oxlintrc.json (its own law, and the lists of what others may not import)',
  ).to.deep.equal([]);
});

/** Each statement lies in a file of its own, so that a finding can only be about that statement. */
function fileOf(law: Law, kind: 'broken' | 'kept', index: number): string {
  const name = law.name.replaceAll(/[^a-z0-9]+/g, '-');
  return `${law.at}/${name}-${kind}-${index}${law.ending ?? '.ts'}`;
}

function write(file: string, text: string): void {
  mkdirSync(join(mirror, dirname(file)), { recursive: true });
  writeFileSync(join(mirror, file), `${text}\n`);
}

async function lint(): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const args = [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=json'];
  const stdout = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, args, { cwd: mirror, maxBuffer: 2 ** 26, timeout: 60_000 }, (error, out, errors) => {
      // Exit code 1 says that there are findings, which is the point here.
      if (error && error.code !== 1) reject(new Error(`oxlint failed: ${errors || out}`, { cause: error }));
      else resolve(out);
    });
  });
  const report = JSON.parse(stdout) as {
    readonly diagnostics: readonly { code: string; message: string; help?: string; filename: string }[];
  };
  return Map.groupBy(
    report.diagnostics.map(({ code, message, help = '', filename }) => ({ filename, rule: code, message, help })),
    ({ filename }) => filename,
  );
}
