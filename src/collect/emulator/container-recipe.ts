import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What an image is made of. Its name tells it from one that was made of anything else. */
export interface ContainerRecipe {
  readonly name: string;
  /** What it serves on, inside. */
  readonly port: number;
  readonly lockFile: string;
  /** Files that lie beside the packages when the Dockerfile is followed. */
  readonly files: readonly string[];
  readonly dockerfile: string;
}

interface Ingredients {
  readonly image: string;
  readonly version: string;
  readonly port: number;
  readonly lock: string;
  readonly files: readonly string[];
  readonly serves: string;
}

const toolsFolder = join(import.meta.dirname, '..', '..', '..', 'tools');

// Debian 13 has Python 3.13, which both emulators run on.
export const suite = 'trixie';
export const python = '3.13';
export const base = { repo: 'plumbline-emulator-base', tag: `${suite}-1` };

const all: Readonly<Record<'moto' | 'localstack', Ingredients>> = {
  moto: {
    image: 'plumbline-moto',
    version: '5.2.5',
    port: 5000,
    lock: 'moto.lock',
    files: ['moto-server.py'],
    serves: `COPY moto-server.py /opt/
EXPOSE 5000
CMD ["python3", "/opt/moto-server.py", "0.0.0.0", "5000"]`,
  },
  localstack: {
    image: 'plumbline-localstack',
    version: '4.14.0',
    port: 4566,
    lock: 'localstack.lock',
    files: [],
    serves: `ENV DNS_ADDRESS=0 SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1 GATEWAY_LISTEN=0.0.0.0:4566
EXPOSE 4566
CMD ["python3", "-m", "localstack.runtime.main"]`,
  },
};

/** The recipe of an emulator's image, from the lock files and servers in a folder. */
export async function containerRecipe(kind: 'moto' | 'localstack', folder = toolsFolder): Promise<ContainerRecipe> {
  const { image, version, port, lock, files, serves } = all[kind];
  const [lockFile, ...others] = [lock, ...files].map((name) => join(folder, name)) as [string, ...string[]];
  const dockerfile = `FROM ${base.repo}:${base.tag}
COPY packages /opt/emulator
# Else each container compiles what it loads anew, for some seconds.
RUN python3 -m compileall -q /opt/emulator || true
ENV PYTHONPATH=/opt/emulator PYTHONUNBUFFERED=1
${serves}
`;
  const contents = await Promise.all([lockFile, ...others].map((path) => readFile(path, 'utf8')));
  const made = createHash('sha256').update(JSON.stringify([python, dockerfile, ...contents]));
  const name = `${image}:${version}-${made.digest('hex').slice(0, 12)}`;
  return { name, port, lockFile, files: others, dockerfile };
}
