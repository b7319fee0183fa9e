import type { Inventory } from '../inventory/inventory.ts';
import { listAt, UnseenInput, unseenInput } from '../inventory/read.ts';
import { nameOf, originAt, originText, type Resource } from '../inventory/resource.ts';
import { isMap, join, type ValueMap, unseenIn } from '../inventory/value.ts';
import { onlyKnown } from './grammar.ts';
import { documentAt } from './policy-document.ts';
import { type Identities, type Statement, statementOf } from './statement.ts';

/** A policy's statements, and what of it was not seen: what could allow anything, and what could deny it. */
export interface Policy {
  readonly statements: readonly Statement[];
  readonly unseen: readonly UnseenInput[];
  readonly unseenDenials: readonly UnseenInput[];
}

export const emptyPolicy: Policy = { statements: [], unseen: [], unseenDenials: [] };

export interface PolicyAt {
  readonly record: Resource;
  /** Where the document stands in the record's properties. */
  readonly path: string;
  readonly ofAws?: string;
}

/** Reads the policy at a path of a record; what was not seen is kept, naming the record and its place. Never throws UnseenInput. */
export function policyAt(at: PolicyAt, inventory: Inventory, identities: Identities): Policy {
  return orUnseen(at, () => {
    const document = documentAt(at.record.properties, at.path);
    return document ? policyOf(document, at, inventory, identities) : emptyPolicy;
  });
}

/** The same for a document at hand. */
export function policyOf(document: ValueMap, at: PolicyAt, inventory: Inventory, identities: Identities): Policy {
  const read = orUnseen(at, () => {
    onlyKnown(document, 'Statement', 'Version', 'Id');
    if (document['Statement'] === undefined) throw new UnseenInput('is not set', 'Statement');
    const policies = listAt(document, 'Statement').map((written, index): Policy => {
      const path = join(at.path, `Statement.${index}`);
      const effect = isMap(written) ? written['Effect'] : undefined;
      const work = () => {
        const hole = unseenIn(isMap(written) ? undefined : written);
        if (hole) throw unseenInput(hole, '');
        if (!isMap(written)) throw new UnseenInput('is no statement', '');
        return { ...emptyPolicy, statements: [statementOf(written, { ...at, path }, inventory, identities)] };
      };
      return orUnseen({ ...at, path }, work, effect === 'Allow' || effect === 'Deny' ? effect : undefined);
    });
    return together(policies);
  });
  const { existence } = at.record;
  return existence ? orUnseen(at, () => lost(read, unseenInput(existence, ''))) : read;
}

export function together(policies: readonly Policy[]): Policy {
  return {
    statements: policies.flatMap(({ statements }) => statements),
    unseen: policies.flatMap(({ unseen }) => unseen),
    unseenDenials: policies.flatMap(({ unseenDenials }) => unseenDenials),
  };
}

/** Work that keeps what it could not see, under the name and place of the record it read, and what it could do where that is known. */
export function orUnseen(at: PolicyAt, work: () => Policy, could?: Statement['effect']): Policy {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    const why = named(error, at);
    return {
      statements: [],
      unseen: could === 'Deny' ? [] : [why],
      unseenDenials: could === 'Allow' ? [] : [why],
    };
  }
}

/** Of a policy that may not exist nothing is certain; without content it says nothing either way. */
function lost(read: Policy, why: UnseenInput): Policy {
  if (read.statements.length === 0 && read.unseen.length === 0 && read.unseenDenials.length === 0) return read;
  throw why;
}

function named(error: UnseenInput, { record, path }: PolicyAt): UnseenInput {
  const reason = `${nameOf(record)} (${originText(originAt(record, path))}): ${error.message}`;
  return new UnseenInput(reason, '', error.input, error.question);
}
