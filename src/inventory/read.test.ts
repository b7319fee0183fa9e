import { describe, it } from 'node:test';
import { expect } from 'chai';
import { booleanAt, listAt, numberAt, stringAt, UnseenInput, valueAt } from './read.ts';
import { unseen, type ValueMap } from './value.ts';

const properties: ValueMap = {
  Yes: 'True',
  Odd: 'perhaps',
  Port: '443',
  Hidden: unseen('parameter "P" has no value', 'P'),
  Key: { reference: 'a/b/c/Key', attribute: 'Arn' },
  Holes: { text: ['x', unseen('no', 'N')] },
  Rules: [{ Status: 'Enabled' }],
};

describe('readers', () => {
  it('take the name of a record, with its dots, for one key', () => {
    const named: ValueMap = { 'media.example.com': { Versioning: { Status: 'Enabled' } } };
    expect(valueAt(named, 'media.example.com.Versioning.Status')).to.equal('Enabled');
    expect(valueAt(named, 'media.example.com.Logging')).to.equal(undefined);
    expect(valueAt({ media: { example: 'one' }, 'media.other': {} }, 'media.example')).to.equal('one');
  });

  it('read scalars as CloudFormation does, however they are written', () => {
    expect([
      booleanAt(properties, 'Yes'),
      numberAt(properties, 'Port'),
      stringAt(properties, 'Rules.0.Status'),
      listAt(properties, 'Yes'),
    ]).to.deep.equal([true, 443, 'Enabled', ['True']]);
  });

  it('give undefined for what is absent, also inside what is absent', () => {
    expect([
      valueAt(properties, 'None'),
      valueAt(properties, 'None.Deeper'),
      valueAt(properties, 'constructor'),
    ]).to.deep.equal([undefined, undefined, undefined]);
  });

  for (const [path, message] of [
    ['Hidden', 'Hidden: parameter "P" has no value'],
    ['Hidden.Deeper', 'Hidden: parameter "P" has no value'],
    ['Key', 'Key: comes from Key (Arn), known only after deployment'],
    ['Holes', 'Holes: no'],
    ['Rules', 'Rules: expected text, got a list'],
  ] as const) {
    it(`throw for ${path}, which was not seen`, () => {
      expect(() => stringAt(properties, path)).to.throw(UnseenInput, message);
    });
  }

  it('throw for a word that is neither true nor false, and for a number that is none', () => {
    expect(() => booleanAt(properties, 'Odd')).to.throw(UnseenInput, 'Odd: expected true or false, got "perhaps"');
    expect(() => numberAt(properties, 'Odd')).to.throw(UnseenInput, 'Odd: expected a number, got "perhaps"');
  });
});
