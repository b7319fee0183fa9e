import { ListRolesCommand } from '@aws-sdk/client-iam';
import { ListKeysCommand } from '@aws-sdk/client-kms';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { json, queryError, serviceForTests } from './service-for-tests.ts';
import { tokenBucket, tokens } from './token-bucket.ts';

/** A clock that goes on only by waiting. */
function clockForTests() {
  const state = { nowMs: 0, waitedMs: [] as number[] };
  return {
    state,
    now: () => state.nowMs,
    wait: (ms: number) => {
      state.waitedMs.push(ms);
      return Promise.resolve();
    },
  };
}

describe('Tokens', () => {
  it('are given at once up to the burst, and then by the second', async () => {
    const { state, ...clock } = clockForTests();
    const token = tokens({ perSecond: 10, burst: 3, ...clock });
    for (let count = 0; count < 6; count += 1) await token();
    expect(state.waitedMs).to.deep.equal([100, 200, 300]);
  });

  it('gather again in a pause, and no more than the burst', async () => {
    const { state, ...clock } = clockForTests();
    const token = tokens({ perSecond: 10, burst: 2, ...clock });
    await token();
    await token();
    state.nowMs = 60_000;
    for (let count = 0; count < 3; count += 1) await token();
    expect(state.waitedMs.map(Math.round)).to.deep.equal([100]);
  });

  it('are refused to figures that mean nothing', () => {
    expect(() => tokens({ perSecond: 0, burst: 1 })).to.throw('Expected perSecond to be a positive number, got 0.');
    expect(() => tokens({ perSecond: 1, burst: 0 })).to.throw('Expected burst to be at least 1, got 0.');
  });
});

describe('A token bucket', () => {
  it('holds every request back, retries too, and each client has its own', async () => {
    await using service = await serviceForTests(({ operation }) =>
      operation === 'ListKeys' ? json({ Keys: [] }) : queryError('ServiceUnavailable', 'again', 503),
    );
    const { state, ...clock } = clockForTests();
    const clients = service.clients('eu-west-1', {
      maxAttempts: 2,
      plugins: [tokenBucket({ perSecond: 10, burst: 1, ...clock })],
    });
    await clients.iam.send(new ListRolesCommand({})).catch(() => undefined);
    expect(service.asked).to.have.length(2);
    expect(state.waitedMs).to.deep.equal([100]);
    await clients.kms.send(new ListKeysCommand({}));
    expect(state.waitedMs, 'KMS has its own bucket').to.deep.equal([100]);
  });

  it('ends its waiting when an end is asked for', async () => {
    const stop = new AbortController();
    const token = tokens({ perSecond: 0.01, burst: 1, signal: stop.signal });
    await token();
    const waiting = token().catch((error: unknown) => error);
    stop.abort();
    expect(await waiting).to.have.property('name', 'AbortError');
  });
});
