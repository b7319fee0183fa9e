import { describe, it } from 'node:test';
import { expect } from 'chai';
import { InputError } from '../collect/input-error.ts';
import type { Resource } from '../inventory/resource.ts';
import { resourceForTests } from '../inventory/resource-for-tests.ts';
import { addedGaps, changedNotices, declaredNow, refuseOthers } from './kept-declared.ts';
import type { Kept } from './kept-emulator.ts';

const queue = (id: string, properties: Resource['properties'] = {}): Resource =>
  resourceForTests('AWS::SQS::Queue', id, { properties });

const before: Kept = {
  endpoint: 'http://127.0.0.1:1',
  account: '111122223333',
  declared: declaredNow([queue('A'), queue('B')]),
  created: [['A', { ref: 'a', attributes: {} }]],
  missing: [],
  notTaken: [],
};
const encrypted = queue('A', { SqsManagedSseEnabled: true });

describe('a deployment that was kept', () => {
  it('is gone on with, and judged, where it is of these templates', () => {
    const now = declaredNow([queue('A'), queue('B', { DelaySeconds: 1 })]);
    expect(() => refuseOthers({ ...before, interrupted: true }, now, 'kept.json')).to.not.throw();
    expect(changedNotices(before, now)).to.deep.equal([]);
    expect(addedGaps(before, [queue('A'), queue('B')])).to.deep.equal([]);
  });

  it('is not gone on with where what was made is declared otherwise now, or no more', () => {
    for (const now of [declaredNow([encrypted, queue('B')]), declaredNow([queue('B')])])
      expect(() => refuseOthers({ ...before, interrupted: true }, now, 'kept.json')).to.throw(InputError, /such as A/u);
  });

  it('is none of other templates', () => {
    expect(() => refuseOthers(before, declaredNow([queue('Z')]), 'kept.json')).to.throw(InputError, /other templates/u);
  });

  it('says what is declared otherwise now, and that what was declared since was not seen', () => {
    expect(changedNotices(before, declaredNow([encrypted]))[0]?.text).to.match(
      /^1 resource\(s\) are declared otherwise now/u,
    );
    expect(addedGaps(before, [queue('A'), queue('C')]).map(({ what, types }) => [what, types])).to.deep.equal([
      ['AWS::SQS::Queue C', ['AWS::SQS::Queue']],
    ]);
  });
});
