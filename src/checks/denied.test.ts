import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Gap } from '../inventory/inventory.ts';
import { casesOf } from './cases-for-tests.ts';
import { catalogue } from './catalogue.ts';
import { contradicts, verdictIn } from './verdict-in-case-for-tests.ts';

/** A call was denied, so that one of a type was not seen, while others of it were, elsewhere. */
function denialOf(type: string): Gap {
  return { what: `some ${type}`, reason: 'the call was denied', mend: '', types: [type] };
}

/** Each record of a case is hidden in turn: what fails without it must not fail for certain, nor pass, unless it does with it. */
describe('what a denied call hides', () => {
  for (const check of catalogue) {
    it(`neither fails nor passes for want of it by "${check.title}"`, async () => {
      const cases = await casesOf(check);
      const guesses = cases.flatMap((one) =>
        one.records.flatMap((record, index) => {
          const gaps = [denialOf(record.type)];
          const hidden = verdictIn(check, one, { index, now: undefined, besides: record, gaps }).verdict;
          if (hidden === 'unknown') return [];
          const whole = verdictIn(check, one, { index, now: record, besides: record }).verdict;
          const isGreen = hidden !== 'fail' && whole === 'unknown';
          return isGreen || contradicts(hidden, [whole])
            ? [`${one.name}: ${record.id} (${whole}): ${hidden} without`]
            : [];
        }),
      );
      expect(guesses).to.deep.equal([]);
    });
  }
});

describe('a failure that is certain', () => {
  const denials = [
    ['security-group-keeps-admin-ports-closed', 'AWS::ElastiCache::UserGroup'],
    ['role-keeps-to-named-resources', 'AWS::SQS::QueuePolicy'],
    ['activity-is-recorded', 'AWS::Lambda::Function'],
    ['database-has-standby-zone', 'AWS::RDS::DBInstance'],
    ['database-is-out-of-internet-reach', 'AWS::EC2::EIP'],
    ['no-long-lived-access-keys', 'AWS::EMR::Cluster'],
  ] as const;

  for (const [id, type] of denials)
    it(`stays one for ${id} where ${type} was not seen`, async () => {
      const check = catalogue.find((one) => one.id === id);
      const failing = check
        ? (await casesOf(check)).filter((one) => one.says.verdict === 'fail' && !isClustered(one.records))
        : [];
      const verdicts = failing.map((one) => {
        const whole = { index: 0, now: one.records[0], gaps: [denialOf(type)] };
        return check && verdictIn(check, one, whole).verdict;
      });
      expect(new Set(verdicts)).to.deep.equal(new Set(['fail']));
    });
});

/** Whether instances of a cluster, which may have more of them, are what it is about. */
function isClustered(records: readonly { readonly type: string }[]): boolean {
  return records.some(({ type }) => type.endsWith('DBCluster'));
}
