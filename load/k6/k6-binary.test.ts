import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { expect } from 'chai';
import { LoadRefusal } from '../load-refusal.ts';
import { k6Binary, k6State } from './k6-binary.ts';
import { type K6Places, k6Places } from './k6-places.ts';

let folder: string;
let said: string[];
let round = 0;

const asked = (): { readonly say: (text: string) => void; readonly signal: AbortSignal } => ({
  say: (text) => void said.push(text),
  signal: new AbortController().signal,
});

async function program(file: string, lines: string): Promise<string> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${lines}\n`);
  await chmod(file, 0o755);
  return file;
}

/** A Go that copies a script to where it is told to build. */
async function go(version: string, { fails = false } = {}): Promise<string> {
  const made = await program(join(folder, 'made'), 'echo "k6 v2.2.0 (go1.26.8, linux/amd64)"');
  const build = fails ? 'echo "verifying module: checksum mismatch" >&2; exit 1' : `cp ${made} "$5"`;
  return program(
    join(folder, 'go'),
    `[ "$1" = version ] && { echo "go version go${version} linux/amd64"; exit; }\necho x >> ${folder}/builds\n${build}`,
  );
}

const k6 = (name: string, version: string): Promise<string> =>
  program(join(folder, name, 'k6'), `echo "k6 v${version} (go1.26.8, linux/amd64)"`);

async function places(own: Partial<K6Places> = {}): Promise<K6Places> {
  return {
    searchPath: '',
    source: join(folder, 'source'),
    home: join(folder, 'home'),
    go: join(folder, 'no-go'),
    ...own,
  };
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).to.be.instanceOf(LoadRefusal);
  return (error as LoadRefusal).message;
}

describe('the k6 program', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'k6-binary-'));
  });
  after(() => rm(root, { recursive: true, force: true }));
  beforeEach(async () => {
    said = [];
    round += 1;
    folder = join(root, String(round));
    await cp(k6Places().source, join(folder, 'source'), { recursive: true });
  });

  it('is the first k6 2 on PATH, whatever stubs and other majors stand before it', async () => {
    await k6('one', '1.4.0');
    await program(join(folder, 'stub', 'k6'), 'echo "npm package"');
    const path = await k6('two', '2.3.1');
    await program(join(folder, 'node_modules', '.bin', 'k6'), 'echo "k6 v2.9.9 (x)"');
    const searchPath = ['node_modules/.bin', 'stub', 'one', 'two'].map((name) => join(folder, name)).join(delimiter);
    const found = await k6Binary(asked(), await places({ searchPath }));
    expect({ ...found, sha256: found.sha256.length }).to.deep.equal({
      path,
      version: '2.3.1',
      sha256: 64,
      from: 'PATH',
    });
    expect(await k6State(await places({ searchPath }))).to.deep.equal({ kind: 'PATH', version: '2.3.1', path });
  });

  it('is built where PATH has another major, which is named, and is built once', async () => {
    const old = await k6('one', '1.4.0');
    const at = await places({ searchPath: join(folder, 'one'), go: await go('1.25.0') });
    expect(await k6State(at)).to.deep.equal({ kind: 'to-be-built', go: '1.25.0' });
    const { path, version, from } = await k6Binary(asked(), at);
    expect({ path, version, from }).to.deep.equal({ path: join(at.home, 'k6'), version: '2.2.0', from: 'built' });
    expect(said).to.deep.equal([
      `${old} is k6 1.4.0, and load needs k6 2. k6 is built with Go 1.25.0 from ${at.source}, once; this takes a minute or two.`,
    ]);
    await k6Binary(asked(), at);
    expect(said.at(-1)).to.equal(`${old} is k6 1.4.0, and load needs k6 2. The one that was built is used: 2.2.0.`);
    expect(await readFile(join(folder, 'builds'), 'utf8')).to.equal('x\n');
    expect(await k6State(at)).to.deep.equal({ kind: 'built', version: '2.2.0', path });
  });

  it('is built again when what pins it changed, and when the file itself did', async () => {
    const at = await places({ go: await go('1.26.8') });
    await k6Binary(asked(), at);
    await writeFile(join(at.source, 'go.sum'), 'other\n', { flag: 'a' });
    expect((await k6State(at)).kind).to.equal('to-be-built');
    await k6Binary(asked(), at);
    await writeFile(join(at.home, 'k6'), 'half', { flag: 'w' });
    await k6Binary(asked(), at);
    expect(await readFile(join(folder, 'builds'), 'utf8')).to.equal('x\nx\nx\n');
  });

  it('is built by several at once without a collision or anything left over', async () => {
    const at = await places({ go: await go('1.26.8') });
    const all = await Promise.all([1, 2, 3].map(() => k6Binary(asked(), at)));
    expect(new Set(all.map(({ sha256 }) => sha256)).size).to.equal(1);
    expect((await readdir(at.home)).toSorted()).to.deep.equal(['k6', 'stamp']);
    expect((await k6State(at)).kind).to.equal('built');
  });

  it('is refused with what is missing, where there is no Go or an old one', async () => {
    const old = await k6('one', '0.49.0');
    const searchPath = join(folder, 'one');
    expect(await refusal(k6Binary(asked(), await places({ searchPath })))).to.equal(
      `${old} is k6 0.49.0, and load needs k6 2. There is no k6 2.x here, and Go, which would build it, is not on PATH. Put k6 2.x on PATH, or Go 1.25 or newer.`,
    );
    const at = await places({ go: await go('1.24.9') });
    const mend =
      'There is no k6 2.x here, and Go 1.24.9 is too old to build it. Put k6 2.x on PATH, or Go 1.25 or newer.';
    expect(await k6State(at)).to.deep.equal({ kind: 'missing', mend });
  });

  it('says why it could not be built, and leaves nothing half', async () => {
    const at = await places({ go: await go('1.26.8', { fails: true }) });
    expect(await refusal(k6Binary(asked(), at))).to.equal(
      `k6 could not be built in ${at.source}: verifying module: checksum mismatch. Mend that (modules come through GOPROXY), or install k6 2.x and put it on PATH.`,
    );
    expect(await readdir(at.home)).to.deep.equal([]);
  });
});
