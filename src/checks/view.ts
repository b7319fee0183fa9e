import type { Inventory } from '../inventory/inventory.ts';
import { UnseenInput, unseenInput } from '../inventory/read.ts';
import { isWithin, nameOf } from '../inventory/resource.ts';
import type { Check, View, Views } from './check.ts';
import type { Facing } from './judge.ts';

const made = new WeakMap<Inventory, Map<Check, View>>();

/** What a check may look at in an inventory; anything else it asks for is an error of the check. */
export function viewOf(check: Check, facing: Pick<Facing, 'architecture' | 'facts'>, inventory: Inventory): View {
  const known = made.get(inventory) ?? new Map<Check, View>();
  made.set(inventory, known);
  const view = known.get(check) ?? newView(check, facing, inventory);
  known.set(check, view);
  return view;
}

function newView(
  check: Check,
  { architecture, facts }: Pick<Facing, 'architecture' | 'facts'>,
  inventory: Inventory,
): View {
  const declared = new Set([...check.needs.subjects, ...(check.needs.types ?? [])]);
  const inAccount: View['inAccount'] = (...types) => {
    const missing = types.find((type) => !declared.has(type));
    if (missing !== undefined)
      throw new Error(`Check "${check.id}" looks at ${missing}, which its needs do not declare.`);
    const found = inventory.ofType(...types);
    const doubtful = found.find(({ existence }) => existence !== undefined);
    if (doubtful?.existence)
      throw unseenInput({ ...doubtful.existence, unseen: `${nameOf(doubtful)}: ${doubtful.existence.unseen}` }, '');
    return found;
  };
  // What an architecture comes to as a whole is no matter of what lies outside it.
  const ofType: View['ofType'] = check.judgeWhole ? (...types) => inAccount(...types).filter(isWithin) : inAccount;
  return {
    architecture,
    facts,
    inventory,
    views: derived(check.needs.views ?? {}, inventory),
    ofType,
    inAccount,
    resolve(value, path) {
      const found = inventory.resolve(value, path);
      if (declared.has(found.type)) return found;
      throw new UnseenInput(`${nameOf(found)} is a ${found.type}, which "${check.id}" does not read`, path);
    },
  };
}

const derivations = new WeakMap<Inventory, Map<unknown, unknown>>();

function derived(views: Views, inventory: Inventory): View['views'] {
  const known = derivations.get(inventory) ?? new Map<unknown, unknown>();
  derivations.set(inventory, known);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(views).map(([name, derive]) => {
        const get = (): unknown => {
          if (!known.has(derive)) known.set(derive, derive(inventory));
          return known.get(derive);
        };
        return [name, { get, enumerable: true }];
      }),
    ),
  ) as View['views'];
}
