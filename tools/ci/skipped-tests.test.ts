import { test } from 'node:test';
import { expect } from 'chai';
import { neededTool, skippedTests, testCount } from './skipped-tests.ts';

// Printed by node:test of Node 24.21.
const spec = `﹣ plain (1.140664ms) # SKIP
﹣ templates are linted (0.13445ms) # needs cfn-lint
▶ suite
  ﹣ inner # odd (0.180798ms) # needs k6 2.0
  ✔ ok (0.153428ms)
✔ todo (0.110014ms) # needs bash
ℹ tests 6
`;
const tap = `ok 1 - plain # SKIP
ok 2 - templates are linted # SKIP needs cfn-lint
    ok 1 - inner \\# odd # SKIP needs k6 2.0
ok 3 - fine
# tests 4
`;

test('skipped tests are read from what the spec reporter prints', () => {
  expect(skippedTests(spec)).to.deep.equal([
    { name: 'plain', reason: '' },
    { name: 'templates are linted', reason: 'needs cfn-lint' },
    { name: 'inner # odd', reason: 'needs k6 2.0' },
  ]);
});

test('skipped tests are read from TAP', () => {
  expect(skippedTests(tap).map(({ reason }) => reason)).to.deep.equal(['', 'needs cfn-lint', 'needs k6 2.0']);
});

test('colours do not hide a skipped test', () => {
  expect(skippedTests('\u001B[90m﹣ linted (0.1ms) # needs cfn-lint\u001B[39m')).to.deep.equal([
    { name: 'linted', reason: 'needs cfn-lint' },
  ]);
});

test('the needed tool is the first word after "needs"', () => {
  expect(skippedTests(spec).map(neededTool)).to.deep.equal([undefined, 'cfn-lint', 'k6']);
});

test('a log without a test runner in it counts no tests', () => {
  expect([testCount(spec), testCount(tap), testCount('verify: all well')]).to.deep.equal([6, 4, 0]);
});
