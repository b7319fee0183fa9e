import { readlinkSync } from 'node:fs';
import { processIdentity } from '../process-identity.ts';

/** Everything that a twin has Docker make bears these, so that it is found again when its holder is gone. */
export const twinLabel = 'plumbline.twin';
const holderLabel = 'plumbline.holder';

/** Labels for what belongs to the twin in a folder and is held by this process. */
export function labelsOf(folder: string): readonly string[] {
  const holder = `${processSpace()} ${process.pid} ${processIdentity(process.pid) ?? ''}`;
  return ['--label', `${twinLabel}=${folder}`, '--label', `${holderLabel}=${holder}`];
}

/** For `--format`: what `isHeld` reads. */
export const holderField = `{{.Label "${holderLabel}"}}`;

/** Whether the process that a label names is still there. Who cannot be seen from here is taken for alive. */
export function isHeld(label: string): boolean {
  const [space, pid, started] = label.split(' ');
  if (space !== processSpace()) return true;
  return processIdentity(Number(pid)) === started;
}

// Numbers of processes mean something within one space of them only, and one engine may serve several.
function processSpace(): string {
  return readlinkSync('/proc/self/ns/pid');
}
