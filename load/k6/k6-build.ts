import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LoadRefusal } from '../load-refusal.ts';
import { k6Version } from './k6-found.ts';
import type { K6Places } from './k6-places.ts';

export interface BuiltK6 {
  readonly path: string;
  readonly version: string;
  readonly sha256: string;
}

const minutes = 15;

/** The k6 that was built from the present go.mod and go.sum; undefined where there is none, or it was changed since. */
export async function builtK6({ home, source }: K6Places): Promise<BuiltK6 | undefined> {
  const path = join(home, 'k6');
  const stamp = await readFile(join(home, 'stamp'), 'utf8').catch(() => undefined);
  if (stamp === undefined) return undefined;
  const sha256 = await sha256Of(path).catch(() => undefined);
  if (sha256 === undefined || stamp !== stampOf(await sourcesIn(source), sha256)) return undefined;
  const version = await k6Version(path);
  return version === undefined ? undefined : { path, version, sha256 };
}

/**
 * Builds k6 and puts it in its place at once and whole, so that a build that is killed leaves nothing half, and builds at the same time
 * do not collide. Throws LoadRefusal.
 */
export async function buildK6(
  { home, source, go }: K6Places,
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): Promise<BuiltK6> {
  const path = join(home, 'k6');
  const workshop = join(home, randomUUID());
  const made = join(workshop, 'k6');
  const sources = await sourcesIn(source);
  const begun = Date.now();
  const still = setInterval(() => say(`building k6, ${Math.round((Date.now() - begun) / 1000)} s so far`), 10_000);
  try {
    await mkdir(workshop, { recursive: true });
    await promisify(execFile)(go, ['build', '-trimpath', '-mod=readonly', '-o', made, 'go.k6.io/k6/v2'], {
      cwd: source,
      env: goEnvironment(),
      timeout: minutes * 60_000,
      maxBuffer: 2 ** 26,
      signal,
    });
    const version = await k6Version(made);
    if (version === undefined) throw new Error('what was built does not say that it is k6');
    const sha256 = await sha256Of(made);
    const stamp = join(workshop, 'stamp');
    await writeFile(stamp, stampOf(sources, sha256));
    await rename(made, path);
    await rename(stamp, join(home, 'stamp'));
    return { path, version, sha256 };
  } catch (cause) {
    signal.throwIfAborted();
    throw new LoadRefusal(
      `k6 could not be built in ${source}: ${reasonOf(cause)}. Mend that (modules come through GOPROXY), or install k6 2.x and put it on PATH.`,
      { cause },
    );
  } finally {
    clearInterval(still);
    await rm(workshop, { recursive: true, force: true });
  }
}

/** The Go that is here, `1.26.8`; undefined where there is none. */
export async function goVersion(go: string): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)(go, ['version'], { timeout: 20_000, env: goEnvironment() }).catch(
    () => ({
      stdout: '',
    }),
  );
  return /^go version go(?<version>\d+\.\d+\S*)/u.exec(stdout)?.groups?.['version'];
}

/** k6 2.2 needs Go 1.25. */
export function buildsK6(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map((part) => Number.parseInt(part, 10));
  return major > 1 || (major === 1 && minor >= 25);
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function sourcesIn(folder: string): Promise<string> {
  const files = await Promise.all(['go.mod', 'go.sum'].map((name) => readFile(join(folder, name))));
  return createHash('sha256').update(Buffer.concat(files)).digest('hex');
}

function stampOf(sources: string, sha256: string): string {
  return `${sources} ${process.platform} ${process.arch} ${sha256}\n`;
}

function goEnvironment(): NodeJS.ProcessEnv {
  // The caller's flags, workspace or other target would make another k6 of the same sources.
  const { GOFLAGS: _, GOOS: __, GOARCH: ___, ...own } = process.env;
  return { ...own, CGO_ENABLED: '0', GOWORK: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '' };
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { stderr, killed } = cause as { readonly stderr?: string; readonly killed?: boolean };
  if (killed === true) return `it took more than ${minutes} minutes`;
  const last = (stderr ?? '').trim().split('\n').slice(-3).join('; ');
  return (last || cause.message).replace(/\.$/u, '');
}
