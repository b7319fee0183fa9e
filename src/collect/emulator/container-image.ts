import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { type ContainerRuntimeClient, GenericContainer } from 'testcontainers';

export interface ContainerImage {
  readonly name: string;
  /** What it serves on, inside. */
  readonly port: number;
}

interface Recipe extends ContainerImage {
  readonly lock: string;
  readonly dockerfile: string;
}

const projectFolder = join(import.meta.dirname, '..', '..', '..');
const uv = join(projectFolder, '.tools', 'uv', 'bin', 'uv');

// Debian 13 has Python 3.13, which both emulators run on.
const suite = 'trixie';
// Of Debian and of its kin; no package of npm brings it.
const maker = 'debootstrap';
const python = '3.13';
const base = { repo: 'plumbline-emulator-base', tag: `${suite}-1` };

const recipes: Readonly<Record<'moto' | 'localstack', Recipe>> = {
  moto: {
    name: 'plumbline-moto:5.2.5-1',
    port: 5000,
    lock: 'moto.lock',
    dockerfile: 'CMD ["python3", "-m", "moto.server", "-H", "0.0.0.0", "-p", "5000"]',
  },
  localstack: {
    name: 'plumbline-localstack:4.14.0-1',
    port: 4566,
    lock: 'localstack.lock',
    dockerfile: `ENV DNS_ADDRESS=0 SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1 GATEWAY_LISTEN=0.0.0.0:4566
CMD ["python3", "-m", "localstack.runtime.main"]`,
  },
};

/**
 * The image of an emulator, made on this machine and never pulled: a bare Debian with Python, and the packages of the emulator's lock file.
 * Made once, in one or two minutes; it needs root and a mirror of Debian.
 */
export async function containerImage(
  kind: 'moto' | 'localstack',
  { engine, say }: { readonly engine: ContainerRuntimeClient; readonly say: (line: string) => void },
): Promise<ContainerImage> {
  const { name, port, lock, dockerfile } = recipes[kind];
  if (await isHere(engine, name)) return { name, port };
  say(`making the image ${name}, once; nothing is pulled ...`);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-image-'));
  try {
    if (!(await isHere(engine, `${base.repo}:${base.tag}`))) await makeBase(engine, folder);
    const context = join(folder, 'context');
    const options = ['--quiet', '--system-certs', '--require-hashes', '--python-version', python];
    const packages = ['--target', join(context, 'packages'), '-r', join(projectFolder, 'tools', lock)];
    // Those of the lock file for the image's Python, whatever Python this machine has.
    await execa(uv, ['pip', 'install', ...options, ...packages]);
    await writeFile(
      join(context, 'Dockerfile'),
      `FROM ${base.repo}:${base.tag}\nCOPY packages /opt/emulator\nENV PYTHONPATH=/opt/emulator PYTHONUNBUFFERED=1\n${dockerfile}\n`,
    );
    await GenericContainer.fromDockerfile(context).build(name, { deleteOnExit: false });
  } catch (cause) {
    throw new Error(
      `The image ${name} could not be made: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        'It takes debootstrap as root, a mirror of Debian and 1 GB in the folder for temporary files; or name an image of your own.',
      { cause },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { name, port };
}

/** Where an image of the user's own serves. */
export function ownImage(kind: 'moto' | 'localstack', name: string): ContainerImage {
  return { name, port: recipes[kind].port };
}

async function makeBase({ container: { dockerode } }: ContainerRuntimeClient, folder: string): Promise<void> {
  const [root, archive] = [join(folder, 'root'), join(folder, 'root.tar')];
  await execa(maker, ['--variant=minbase', '--include=python3,ca-certificates', suite, root]);
  await execa('tar', ['--create', '--file', archive, '--directory', root, '.']);
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
