import { expect } from 'chai';
import { test } from 'node:test';
import { isHalfMade } from './half-made.ts';

test('what bears the name of something missing, and is of its type, is what remains of it', () => {
  const missing = [{ type: 'AWS::IAM::Role', names: ['shop-Role-ew1'] }, { type: 'AWS::RDS::DBInstance' }];
  expect(isHalfMade({ type: 'AWS::IAM::Role', ref: 'shop-Role-ew1' }, missing)).to.equal(true);
  expect(isHalfMade({ type: 'AWS::IAM::Role', ref: 'shop-Other-ew1' }, missing)).to.equal(false);
  expect(isHalfMade({ type: 'AWS::IAM::InstanceProfile', ref: 'shop-Role-ew1' }, missing)).to.equal(false);
});
