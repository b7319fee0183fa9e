import { test } from 'node:test';
import { expect } from 'chai';
import { freePort } from './port.ts';
import { whenReady } from './ready.ts';

const asked = { name: 'The server', limitMs: 200, mend: 'Start it.', signals: [] };

async function refusal(waiting: Promise<unknown>): Promise<string> {
  return waiting.then(
    () => 'none',
    (error: unknown) => String(error),
  );
}

test('what is ready after a while is given', async () => {
  let times = 0;
  const probe = () => Promise.resolve((times += 1) < 3 ? { instead: 'HTTP 503' } : { ready: times });
  expect(await whenReady({ ...asked, limitMs: 10_000, probe })).to.equal(3);
});

test('when the time is up, what was last seen is said', async () => {
  const probe = () => Promise.resolve({ instead: 'HTTP 500' });
  expect(await refusal(whenReady({ ...asked, probe }))).to.equal(
    'Error: The server was not ready within 0.2 s; last seen: HTTP 500. Start it.',
  );
});

test('a refused connection is told in words', async () => {
  const port = await freePort();
  const probe = (signal: AbortSignal) => fetch(`http://127.0.0.1:${port}`, { signal }).then(() => ({ ready: true }));
  expect(await refusal(whenReady({ ...asked, probe }))).to.contain('last seen: the connection was refused.');
});

test('the end of the program ends the waiting, with its reason', async () => {
  const probe = () => Promise.resolve({ instead: 'HTTP 500' });
  const signals = [AbortSignal.abort(new Error('it ended by itself'))];
  expect(await refusal(whenReady({ ...asked, signals, probe }))).to.equal('Error: it ended by itself');
});
