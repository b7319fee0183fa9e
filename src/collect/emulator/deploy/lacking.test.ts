import { expect } from 'chai';
import { test } from 'node:test';
import { ForeignAnswer } from '../../aws/foreign-answer.ts';
import { EmulatorLacks } from './creator.ts';
import { isLack, lacking } from './lacking.ts';

// Origin of all errors here: case, but for the first, which is how moto answers a call it does not know.
const html = Object.assign(new SyntaxError(`Unexpected token '<', "<!doctype "... is not valid JSON`), {
  $response: { statusCode: 500 },
});

test('a page of HTML with status 500, and an action that is not known, say that the emulator lacks the call', () => {
  expect(isLack(html)).to.equal(true);
  expect(isLack(Object.assign(new Error('no'), { $metadata: { httpStatusCode: 501 } }))).to.equal(true);
  expect(isLack(Object.assign(new Error('no'), { name: 'UnknownOperationException' }))).to.equal(true);
});

test('a page of HTML says so with any status that a missing route may have, and an answer of a service does not', () => {
  const answered = (statusCode: number, type: string) =>
    Object.assign(new Error('no'), { $response: { statusCode, headers: { 'content-type': type } } });
  expect([404, 405, 500, 200, 403].map((status) => isLack(answered(status, 'text/html; charset=utf-8')))).to.deep.equal(
    [true, true, true, false, false],
  );
  expect([404, 405, 500].map((status) => isLack(answered(status, 'application/xml')))).to.deep.equal([
    false,
    false,
    false,
  ]);
  expect(isLack(new ForeignAnswer('an HTML page', 404))).to.equal(true);
});

test('a service that says that something is missing does not lack the call', () => {
  const answered = (name: string, type: string) =>
    Object.assign(new Error('no'), { name, $response: { statusCode: 404, headers: { 'content-type': type } } });
  // As moto's CloudFront says it, and AWS's where what a new function or distribution names is not there.
  for (const name of ['NoSuchDistribution', 'NoSuchFunctionExists', 'EntityNotFound', 'ResourceNotFoundException'])
    expect(
      ['application/xml', 'text/xml', 'application/x-amz-json-1.1'].map((type) => isLack(answered(name, type))),
    ).to.deep.equal([false, false, false]);
});

test('what is refused, or does not answer at all, is no lack', () => {
  const refused = Object.assign(new Error('no'), {
    name: 'UnsupportedOperationException',
    $metadata: { httpStatusCode: 400 },
  });
  expect(isLack(refused)).to.equal(false);
  expect(isLack(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).to.equal(false);
});

test('a lack names the call and keeps its cause, another failure is thrown as it is', async () => {
  const failure = await lacking('ce:CreateAnomalyMonitor', () => Promise.reject(html)).catch((error: unknown) => error);
  expect(failure)
    .to.be.instanceOf(EmulatorLacks)
    .with.property('message', 'The emulator does not know ce:CreateAnomalyMonitor.');
  expect(failure).to.have.property('cause', html);
  const unlicensed = Object.assign(new Error('It takes a licence.'), { $metadata: { httpStatusCode: 501 } });
  const told = await lacking('rds:CreateDBInstance', () => Promise.reject(unlicensed)).catch(String);
  expect(told).to.equal('EmulatorLacks: The emulator does not know rds:CreateDBInstance: It takes a licence.');
  const refused = new Error('refused');
  const other = await lacking('sqs:CreateQueue', () => Promise.reject(refused)).catch((error: unknown) => error);
  expect(other).to.equal(refused);
});
