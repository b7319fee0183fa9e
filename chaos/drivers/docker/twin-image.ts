import { execa } from 'execa';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker } from './docker-command.ts';

// Of Debian and of its kin; no package of npm brings it.
const maker = 'debootstrap';
const suite = 'bookworm';
const name = `plumbline-twin:${suite}-1`;

/** Whether the image of a twin's containers has been made on this machine. */
export async function hasTwinImage(): Promise<boolean> {
  return (await docker('image', 'ls', '--quiet', name)) !== '';
}

/**
 * The image that all containers of twins run: a bare Debian with `ip`, made on this machine by debootstrap and never pulled. Node,
 * PostgreSQL and this project are not in it; containers see those of the machine. Made once, in about a minute.
 */
export async function twinImage(): Promise<string> {
  if (await hasTwinImage()) return name;
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-image-'));
  try {
    const [root, archive] = [join(folder, 'root'), join(folder, 'root.tar')];
    await execa(maker, ['--variant=minbase', '--include=iproute2', suite, root]);
    await execa('tar', ['--create', '--file', archive, '--directory', root, '.']);
    await docker('import', '--change', `LABEL plumbline.image=twin`, archive, name);
  } catch (error) {
    throw new Error(
      `The image of the twin could not be made with debootstrap: ${error instanceof Error ? error.message : String(error)} ` +
        'It needs a mirror of Debian, and 600 MB in the folder for temporary files.',
      { cause: error },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return name;
}
