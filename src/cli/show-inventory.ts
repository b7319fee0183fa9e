import { InputError } from '../collect/input-error.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { nameOf, originText } from '../inventory/resource.ts';
import { readFacts } from './facts.ts';
import { declare } from './declared.ts';
import { gather } from './gather.ts';
import { findInput } from './input.ts';
import { readParameters } from './parameters.ts';
import { regionsOf } from './regions.ts';

export interface InventoryOptions {
  readonly region: readonly string[];
  readonly parameters: readonly string[];
  readonly type?: string;
  readonly json?: boolean;
}

/** The collected records as a table or JSON, with what could not be collected at the end. */
export async function showInventory(what: readonly string[], options: InventoryOptions): Promise<string> {
  const facts = await readFacts();
  const sources = {
    facts,
    regions: regionsOf(options.region),
    parameters: await readParameters(options.parameters),
  };
  const { inventory } = await gather(await declare(await findInput(what), sources), sources);
  const found = options.type === undefined ? inventory.resources : inventory.ofType(options.type);
  if (found.length === 0 && inventory.gaps.length === 0)
    throw new InputError(
      `Nothing of type ${options.type ?? 'any'} was collected`,
      undefined,
      'Leave --type out to see what there is.',
    );
  if (options.json) return `${canonicalJson({ resources: found, gaps: inventory.gaps }, 2)}\n`;
  const rows = found.map((resource) => [nameOf(resource), resource.type, resource.region, originText(resource.origin)]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const gaps = inventory.gaps.map(
    ({ what: missing, reason, origin }) => `not seen: ${missing}: ${reason}${origin ? ` (${originText(origin)})` : ''}`,
  );
  return `${[...lines, ...gaps, `${found.length} resources, ${gaps.length} gaps`].join('\n')}\n`;
}
