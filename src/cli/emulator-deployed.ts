import type { Clients } from '../collect/aws/clients.ts';
import type { Capabilities } from '../collect/emulator/capabilities.ts';
import { creators } from '../collect/emulator/deploy/creators/catalogue.ts';
import type { Created } from '../collect/emulator/deploy/creator.ts';
import { deploy } from '../collect/emulator/deploy/deploy.ts';
import type { Emulator } from '../collect/emulator/emulator.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Declared } from './kept-declared.ts';
import type { Kept } from './kept-emulator.ts';

// One is at work in the emulator while others are written and read here: with more there is nothing left to gain.
const atOnce = 3;

interface DeployedOrder {
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
  readonly resources: readonly Resource[];
  readonly declared: Declared;
  readonly account: string;
  readonly emulator: Emulator;
  readonly clientsIn: (region: string) => Clients;
  readonly before: Kept | undefined;
  readonly keeping: (state: Kept) => Promise<void> | undefined;
}

/** Deploys, or goes on with it. What was made until an interruption is kept where the emulator is. */
export async function deployed({ emulator, before, declared, keeping, ...order }: DeployedOrder): Promise<Kept> {
  const { endpoint, lost } = emulator;
  const { account, signal } = order;
  const created = new Map<string, Created>(before?.created);
  const notTaken = new Map(before?.notTaken);
  const kept = (): Kept => ({
    endpoint,
    account,
    declared,
    created: [...created].map(([id, { ref, readBackAs, attributes }]) => [
      id,
      { ref, attributes, ...(readBackAs === undefined ? {} : { readBackAs }) },
    ]),
    missing: [],
    notTaken: [...notTaken],
  });
  try {
    const done = await deploy({
      ...order,
      creators,
      lost,
      ...(emulator.capabilities ? { makes: makesOf(emulator.capabilities) } : {}),
      parallel: emulator.takesTurns ? atOnce : 1,
      before: { created: new Map(created), notTaken: new Map(notTaken) },
      made({ id }, one, left) {
        created.set(id, one);
        if (Object.keys(left).length > 0) notTaken.set(id, left);
      },
    });
    const missing = done.missing.map(({ resource: { id, type }, kind, reason, names = [] }) => ({
      id,
      type,
      kind,
      reason,
      names,
    }));
    return { ...kept(), missing };
  } catch (error) {
    if (signal.aborted) await keeping({ ...kept(), interrupted: true });
    throw error;
  }
}

function makesOf({ types }: Capabilities): ReadonlySet<string> {
  return new Set(types.flatMap(({ type, create }) => (create ? [type] : [])));
}
