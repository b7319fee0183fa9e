import { mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leanNode } from '../../parts/lean-node.ts';
import type { TwinPlan } from '../../twin/twin-plan.ts';
import { cacheFolder } from '../cache-folder.ts';
import type { ContainerOrder } from './container-order.ts';

/** What every part is run with: this machine's Node, this project, and the folders of the architecture's commands, all to be read only. */
export function partFrame(
  plan: TwinPlan,
  folder: string,
): Pick<ContainerOrder, 'command' | 'reads' | 'writes' | 'environment'> {
  const project = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
  const node = realpathSync(process.execPath);
  const compiled = join(cacheFolder(), 'compiled');
  mkdirSync(compiled, { recursive: true });
  const commands = [...plan.services, ...plan.stores].flatMap(({ run }) =>
    run?.kind === 'command' ? [resolve(run.folder)] : [],
  );
  return {
    command: [node, ...leanNode, fileURLToPath(new URL('./part-in-container.ts', import.meta.url))],
    reads: outermost([project, realpathSync(join(project, 'node_modules')), dirname(node), ...commands]),
    writes: [folder, compiled],
    environment: { NODE_COMPILE_CACHE: compiled, HOME: '/tmp' },
  };
}

/** Without folders that lie in another one of them. */
export function outermost(folders: readonly string[]): readonly string[] {
  const all = [...new Set(folders)];
  return all.filter((folder) => !all.some((other) => other !== folder && folder.startsWith(`${other}${sep}`)));
}
