import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa, type Options } from 'execa';
import { type ContainerRuntimeClient, GenericContainer } from 'testcontainers';
import { base, containerRecipe, python, suite } from './container-recipe.ts';

export interface ContainerImage {
  readonly name: string;
  /** What it serves on, inside. */
  readonly port: number;
}

export interface ImageMaking {
  readonly engine: ContainerRuntimeClient;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

const projectFolder = join(import.meta.dirname, '..', '..', '..');
const uv = join(projectFolder, '.tools', 'uv', 'bin', 'uv');

// Of Debian and of its kin; no package of npm brings it.
const maker = 'debootstrap';
// Whatever it mounts and starts goes with this program, however that ends.
const apart = 'unshare';

/**
 * The image of an emulator, made on this machine and never pulled: a bare Debian with Python, the packages of the emulator's lock file,
 * and for moto the server that runs it outside of containers too.
 * Made once, in one or two minutes; it needs root and a mirror of Debian.
 */
export async function containerImage(
  kind: 'moto' | 'localstack',
  { engine, signal, say }: ImageMaking,
): Promise<ContainerImage> {
  const { name, port, lockFile, files, dockerfile } = await containerRecipe(kind);
  if (await isHere(engine, name)) return { name, port };
  say(`making the image ${name}, once; nothing is pulled ...`);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-image-'));
  const ending = { cancelSignal: signal, killSignal: 'SIGKILL' } as const;
  try {
    if (!(await isHere(engine, `${base.repo}:${base.tag}`))) await makeBase(engine, folder, ending);
    const context = join(folder, 'context');
    const options = ['--quiet', '--system-certs', '--require-hashes', '--python-version', python];
    const packages = ['--target', join(context, 'packages'), '-r', lockFile];
    // Those of the lock file for the image's Python, whatever Python this machine has.
    await execa(uv, ['pip', 'install', ...options, ...packages], ending);
    for (const file of files) await copyFile(file, join(context, basename(file)));
    await writeFile(join(context, 'Dockerfile'), dockerfile);
    await GenericContainer.fromDockerfile(context).build(name, { deleteOnExit: false });
  } catch (cause) {
    signal.throwIfAborted();
    throw new Error(
      `The image ${name} could not be made: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        'It takes debootstrap as root, a mirror of Debian and 1 GB in the folder for temporary files; or name an image of your own by docker:IMAGE.',
      { cause },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  signal.throwIfAborted();
  return { name, port };
}

async function makeBase(
  { container: { dockerode } }: ContainerRuntimeClient,
  folder: string,
  ending: Options,
): Promise<void> {
  const [root, archive] = [join(folder, 'root'), join(folder, 'root.tar')];
  const alone = ['--mount', '--pid', '--fork', '--kill-child'];
  await execa(apart, [...alone, maker, '--variant=minbase', '--include=python3,ca-certificates', suite, root], ending);
  await execa('tar', ['--create', '--file', archive, '--directory', root, '.'], ending);
  const stream = await dockerode.importImage(archive, base);
  // It is done when its stream has ended.
  await new Promise((resolve, reject) => {
    stream.on('end', resolve).on('error', reject).resume();
  });
}

async function isHere({ container: { dockerode } }: ContainerRuntimeClient, name: string): Promise<boolean> {
  const found = await dockerode.listImages({ filters: { reference: [name] } });
  return found.length > 0;
}
