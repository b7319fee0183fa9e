import { booleanAt, mapsAt, stringAt } from '../../inventory/read.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

const name = 'DeletionProtectionEnabled';

export const tableIsProtectedFromDeletion = check({
  id: 'table-is-protected-from-deletion',
  title: 'every table is protected from deletion',
  why: 'A table is gone with one call or one stack update; with protection it takes two deliberate steps.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html',
  controls: {
    'Security Hub': ['DynamoDB.6'],
    'AWS Config': ['DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED'],
    'Well-Architected (own mapping)': ['REL09-BP01'],
  },
  needs: { subjects: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] },
  judge({ type, properties }) {
    if (type === 'AWS::DynamoDB::Table') return unprotected(properties, '', name) ?? pass(`${name} is true.`);
    const replicas = mapsAt(properties, 'Replicas');
    const flaw = flawIn(
      replicas.map((replica, index) => () => {
        const region = stringAt(replica, 'Region') ?? `replica ${index + 1}`;
        return unprotected(replica, ` in ${region}`, `Replicas.${index}.${name}`);
      }),
    );
    return flaw ?? pass(`${name} is true in all ${replicas.length} replicas.`);
  },
});

function unprotected(of: ValueMap, where: string, at: string): Judgement | undefined {
  const set = booleanAt(of, name);
  if (set === true) return undefined;
  const observed = set === undefined ? 'not set, and off by default' : 'false';
  return fail(`${name}${where} is ${observed}.`, `Set ${at} to true.`, { at });
}
