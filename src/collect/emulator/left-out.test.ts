import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type Value, unseen } from '../../inventory/value.ts';
import type { Ground } from './deploy/concrete.ts';
import { emulatorInput } from './emulator-input.ts';
import { withLeftOut } from './left-out.ts';

const ground: Ground = { created: new Map([['Role', { ref: 'role-1', attributes: {} }]]), account: '111122223333' };
const hole = unseen('parameter "Open" has no value', 'Open');
const lost = { unseen: 'Queue was not created', input: emulatorInput };
const filled = (told: Value | undefined, declared: Value, path = ''): Value | undefined =>
  withLeftOut(told, declared, ground, path);

describe('what could not be made of a declaration', () => {
  it('is unseen at its place, and what could be made is as it was told', () => {
    expect(filled({ AccessControl: 'Private', Name: 'shop' }, { AccessControl: hole, Name: 'shop' })).to.deep.equal({
      AccessControl: hole,
      Name: 'shop',
    });
    expect(filled({ Name: 'told otherwise' }, { Name: 'shop' })).to.deep.equal({ Name: 'told otherwise' });
  });

  it('is unseen where a text, a condition or a reference holds it', () => {
    const question = { question: 'Open=yes', reason: 'Open has no value', input: 'Open' };
    expect(filled({ A: 'x' }, { A: { text: ['a-', hole] } })).to.deep.equal({ A: hole });
    expect(filled({}, { A: { reference: 'Queue', attribute: 'Arn' } })).to.deep.equal({ A: lost });
    expect(filled({ A: 'no' }, { A: { when: question, yes: 'yes', no: 'no' } })).to.have.nested.property('A.question');
  });

  it('is nothing where the account alone was not known, nor where a reference has an id', () => {
    const root = { text: ['arn:aws:iam::', unseen('the account id is not given', 'AWS::AccountId'), ':root'] };
    const told = { Principal: 'arn:aws:iam::111122223333:root', Role: 'role-1' };
    expect(filled(told, { Principal: root, Role: { reference: 'Role', attribute: 'Ref' } })).to.deep.equal(told);
  });

  it('is one more item of a set, and an item at its place where the order says something', () => {
    const rule = (port: number, cidr: Value): Value => ({ FromPort: port, CidrIp: cidr });
    const declared = [hole, rule(22, '10.0.0.0/8'), rule(443, hole)];
    const told = [{ FromPort: 443 }, rule(22, '10.0.0.0/8')];
    expect(filled(told, declared, 'SecurityGroupIngress')).to.deep.equal([
      rule(443, hole),
      rule(22, '10.0.0.0/8'),
      hole,
    ]);
    expect(filled(['a', 'c'], ['a', hole, 'c'], 'Command')).to.deep.equal(['a', hole, 'c']);
    expect(filled(undefined, [hole], 'SecurityGroupIngress')).to.deep.equal([hole]);
  });

  it('hides what it lies in where that is not told, and leaves what the emulator cannot show', () => {
    expect(
      filled({ Statement: [] }, { Statement: [{ Condition: { StringEquals: { Account: hole } } }] }),
    ).to.deep.equal({
      Statement: [hole],
    });
    expect(filled({}, { Condition: { StringEquals: { Account: hole } } })).to.deep.equal({ Condition: hole });
    const beyond = unseen('a trap', emulatorInput);
    expect(filled({ A: beyond }, { A: hole })).to.deep.equal({ A: beyond });
  });
});
