import { createHash } from 'node:crypto';
import { InputError } from '../collect/input-error.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import type { Notice } from '../evidence/report-data.ts';
import type { Gap } from '../inventory/inventory.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import type { Kept } from './kept-emulator.ts';

/** What was declared when it was deployed: each resource's id and a hash of what it was made from. */
export type Declared = readonly (readonly [id: string, sha256: string])[];

export function declaredNow(resources: readonly Resource[]): Declared {
  return resources.map(({ id, type, region, properties }) => [
    id,
    createHash('sha256').update(canonicalJson({ type, region, properties })).digest('hex'),
  ]);
}

/** Refuses to go on with a deployment of other templates than these, or to judge one. Throws InputError. */
export function refuseOthers({ declared, created, interrupted }: Kept, now: Declared, file: string): void {
  if (declared === undefined) return;
  const then = new Map(declared);
  if (!now.some(([id]) => then.has(id)))
    throw new InputError(
      `What was kept is a deployment of other templates (${file})`,
      undefined,
      'Run with --keep, and without --no-deploy, to deploy these.',
    );
  const changed = changedIn(created, declared, now);
  if (interrupted && changed.length > 0)
    throw new InputError(
      `The deployment was interrupted, and the templates have changed since then: ${changed.length} of the ${created.length} resources that were made, such as ${changed[0]} (${file})`,
      undefined,
      'End the emulator at its address, remove that file, and deploy anew.',
    );
}

/** What has been declared since: nothing of it was deployed. */
export function addedGaps({ declared }: Kept, resources: readonly Resource[]): readonly Gap[] {
  if (declared === undefined) return [];
  const then = new Map(declared);
  return resources
    .filter(({ id }) => !then.has(id))
    .map((resource) => ({
      what: `${resource.type} ${nameOf(resource)}`,
      reason: 'it was declared after the deployment that is judged',
      mend: 'Run with --keep, and without --no-deploy, to deploy it.',
      types: [resource.type],
    }));
}

/** That what runs was made from templates that read otherwise now. */
export function changedNotices({ declared, created }: Kept, now: Declared): readonly Notice[] {
  if (declared === undefined) return [];
  const changed = changedIn(created, declared, now);
  if (changed.length === 0) return [];
  return [
    {
      level: 'warning',
      text: `${changed.length} resource(s) are declared otherwise now than when they were deployed, such as ${changed[0]}: what runs is judged.`,
    },
  ];
}

/** The ids of what was made and is declared otherwise now, or no more. */
function changedIn(created: Kept['created'], declared: Declared, now: Declared): readonly string[] {
  const [then, here] = [new Map(declared), new Map(now)];
  return created.map(([id]) => id).filter((id) => here.get(id) !== then.get(id));
}
