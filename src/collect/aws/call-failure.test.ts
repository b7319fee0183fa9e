import { expect } from 'chai';
import { describe, it } from 'node:test';
import { callFailure, failureText, type FailureKind, mendOf } from './call-failure.ts';
import { ForeignAnswer } from './foreign-answer.ts';

const call = { service: 'ec2', operation: 'DescribeVpcs', region: 'eu-west-1' };

function error(name: string, message = 'message', more: object = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}

describe('A failure', () => {
  const cases: readonly [Error, FailureKind][] = [
    [error('AccessDenied'), 'denied'],
    [error('UnauthorizedOperation'), 'denied'],
    [error('AuthorizationError'), 'denied'],
    [error('SomethingForbidden', 'no', { $metadata: { httpStatusCode: 403 } }), 'denied'],
    [error('AccessDeniedException', 'with an explicit deny in a service control policy'), 'denied by the organization'],
    [error('AccessDenied', 'with an explicit deny in a resource control policy'), 'denied by the organization'],
    [error('AccessDenied', 'with an explicit deny in an identity-based policy'), 'denied'],
    [error('Throttling'), 'throttled out'],
    [error('TooManyRequestsException'), 'throttled out'],
    [error('SlowDown'), 'throttled out'],
    [error('Odd', 'odd', { $metadata: { httpStatusCode: 429 } }), 'throttled out'],
    [error('LimitExceededException'), 'failed'],
    [error('ExpiredToken'), 'credentials expired'],
    [error('CredentialsProviderError'), 'credentials missing'],
    [error('InvalidClientTokenId'), 'region not usable'],
    [error('OptInRequired', 'x', { $metadata: { httpStatusCode: 403 } }), 'region not usable'],
    [error('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), 'region not usable'],
    [error('Error', 'connect', { code: 'ECONNREFUSED' }), 'unreachable'],
    [error('TimeoutError', 'socket hang up', { code: 'ECONNRESET' }), 'unreachable'],
    [error('TimeoutError'), 'timed out'],
    [error('AbortError'), 'timed out'],
    [error('UnknownOperationException'), 'not known there'],
    [new ForeignAnswer('an HTML page', 500), 'not known there'],
    [new ForeignAnswer('an HTML page', 404), 'not known there'],
    [new ForeignAnswer('an HTML page', 200), 'not AWS'],
    [new ForeignAnswer('an HTML page', 502), 'not AWS'],
    [error('NotRecorded'), 'not recorded'],
    [error('InternalFailure', 'x', { $metadata: { httpStatusCode: 500 } }), 'failed'],
    [new TypeError('undefined is not a function'), 'failed'],
  ];
  for (const [given, kind] of cases)
    it(`of ${given.name} (${given.message}) is: ${kind}`, () => {
      expect(callFailure(given).kind).to.equal(kind);
    });

  it('is told with call, region, name and message, and with what can be done', () => {
    const failure = callFailure(error('AccessDenied', 'User: x is\n not authorized'));
    expect(failureText(call, failure)).to.equal(
      'ec2:DescribeVpcs in eu-west-1 was denied (AccessDenied): User: x is not authorized',
    );
    expect(mendOf(call, failure)).to.match(/^Allow the operation ec2:DescribeVpcs/u);
  });

  it("is told without EC2's encoded message, and short", () => {
    const { message } = callFailure(
      error('UnauthorizedOperation', 'No. Encoded authorization failure message: dGVzdA'),
    );
    expect(message).to.equal('No.');
    expect(callFailure(error('X', 'x'.repeat(1000))).message).to.have.length(300);
  });
});
