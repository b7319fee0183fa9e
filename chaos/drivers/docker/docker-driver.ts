import { execa } from 'execa';
import type { Driver } from '../driver.ts';
import { postgresBinaries } from '../postgres-binaries.ts';
import { docker } from './docker-command.ts';
import { startDockerTwin, type DockerTwin } from './docker-twin.ts';
import { hasTwinImage } from './twin-image.ts';

/** The driver that runs every zone in containers with an address of their own, so that a zone's packets can vanish. Nothing is pulled. */
export const dockerDriver: Omit<Driver, 'start'> & {
  readonly start: (...given: Parameters<Driver['start']>) => Promise<DockerTwin>;
} = {
  name: 'docker',
  kinds: ['kill', 'stall', 'cut'],
  missing: async () => {
    if (process.platform !== 'linux') {
      return "The docker driver needs Linux: it speaks to containers by their addresses, and they run this machine's Node. Use --driver process.";
    }
    const missing = (await engineMissing()) ?? (await imageMissing());
    if (missing !== undefined) return missing;
    const binaries = postgresBinaries();
    return typeof binaries === 'string' ? binaries : undefined;
  },
  start: startDockerTwin,
};

async function engineMissing(): Promise<string | undefined> {
  if (!(await isThere('docker'))) {
    return 'The docker driver needs Docker, and there is no "docker" here. Install it (Debian: apt-get install docker.io), or use --driver process.';
  }
  try {
    await docker('version', '--format', '{{.Server.Version}}');
    const at =
      process.env['DOCKER_HOST'] ?? (await docker('context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'));
    return at.startsWith('unix:')
      ? undefined
      : `The docker driver needs the Docker engine of this machine, and "docker" speaks to ${at}. Unset DOCKER_HOST or choose another context, or use --driver process.`;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `The docker driver needs Docker, and its engine does not answer: ${words} Start it (systemctl start docker, or dockerd), or use --driver process.`;
  }
}

async function imageMissing(): Promise<string | undefined> {
  if (await hasTwinImage()) return undefined;
  const asRoot = process.getuid?.() === 0;
  if (asRoot && (await isThere('debootstrap'))) return undefined;
  return (
    'The docker driver needs an image that is made here once, by debootstrap as root, and ' +
    `${asRoot ? 'there is no "debootstrap" here. Install it (Debian: apt-get install debootstrap)' : 'this user is not root. Run "plumbline chaos run --driver docker" once as root'}, or use --driver process.`
  );
}

async function isThere(command: string): Promise<boolean> {
  const { failed } = await execa('sh', ['-c', `command -v ${command}`], { reject: false });
  return !failed;
}
