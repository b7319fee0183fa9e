import { readFileSync, readlinkSync } from 'node:fs';
import type { ContainerRuntimeClient } from 'testcontainers';

/** The label of every container of ours; its value names the process that holds it. */
export const holderLabel = 'plumbline.emulator';

/** For a container that nobody holds, since it is kept. */
export const kept = 'kept';

/** This process, told from a later one with the same number by when it started. */
export function holderHere(): string {
  return `${processSpace()} ${process.pid} ${startOf(process.pid) ?? ''}`;
}

/** Removes containers whose holder is gone, as after a SIGKILL. Those of living holders, and those that are kept, are left alone. */
export async function removeAbandoned({ container: { dockerode } }: ContainerRuntimeClient): Promise<void> {
  const found = await dockerode.listContainers({ all: true, filters: { label: [holderLabel] } });
  const abandoned = found.filter(({ Labels }) => !isHeld(Labels[holderLabel] ?? ''));
  await Promise.allSettled(abandoned.map(({ Id }) => dockerode.getContainer(Id).remove({ force: true, v: true })));
}

function isHeld(holder: string): boolean {
  const [space, pid, started] = holder.split(' ');
  // One engine may serve several spaces of processes: who cannot be seen from here is taken for alive.
  return space !== processSpace() || startOf(Number(pid)) === started;
}

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return process.platform;
  }
}

/** Undefined when there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') {
      process.kill(pid, 0);
      return '';
    }
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
