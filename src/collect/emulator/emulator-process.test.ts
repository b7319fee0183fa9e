import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'chai';
import { startEmulatorProcess } from './emulator-process.ts';
import { whenReady } from './ready.ts';

const start = (script: string) =>
  startEmulatorProcess({
    name: 'the server',
    program: 'sh',
    args: ['-c', script],
    environment: () => ({ WORD: 'x y' }),
  });

async function lossOf(script: string): Promise<string> {
  await using server = await start(script);
  if (!server.lost.aborted) await once(server.lost, 'abort');
  return String(server.lost.reason);
}

test('a program that ends by itself is told with its exit code and its last words', async () => {
  expect(await lossOf('echo "$WORD"; echo 127.0.0.1 - "GET / HTTP/1.1" 200 - ; echo it broke >&2; exit 3')).to.equal(
    'Error: the server ended by itself (exit code 3). Its last words:\n  x y\n  127.0.0.1 - GET / HTTP/1.1 200 -\n  it broke',
  );
});

test('the requests that LocalStack has answered are none of its last words', async () => {
  const line = '2026-11-21T18:29:37.449  INFO --- [et.reactor-1] localstack.request.aws     : AWS ec2.CreateVpc => 200';
  expect(await lossOf(`echo 'Ready.'; echo '${line}'; exit 3`)).to.contain('Its last words:\n  Ready.');
  expect(await lossOf(`echo '${line}'; exit 3`)).to.contain('It said nothing.');
});

test('a program that a signal ends is told so, and one that said nothing too', async () => {
  expect(await lossOf('kill -KILL $$')).to.contain('the server ended by itself (exit code 137, killed by signal 9).');
  expect(await lossOf('exit 3')).to.equal('Error: the server ended by itself (exit code 3). It said nothing.');
});

test('a program that is not there is told by the shell', async () => {
  await using server = await startEmulatorProcess({
    name: 'the server',
    program: '/nowhere/server',
    args: [],
    environment: () => ({}),
  });
  await once(server.lost, 'abort');
  expect(String(server.lost.reason)).to.match(/exit code 127\)\. Its last words:\n.*\/nowhere\/server: not found$/u);
});

test('a program that does not heed a signal is killed with all that it has started, and its folder goes', async () => {
  const server = await start("trap '' TERM; sleep 1000 & echo $!; wait; wait");
  const child = await whenReady({
    name: 'the server',
    limitMs: 5000,
    signals: [server.lost],
    mend: '',
    probe: () =>
      Promise.resolve(/^\d+$/mu.test(server.said()) ? { ready: Number(server.said()) } : { instead: 'silence' }),
  });
  await server[Symbol.asyncDispose]();
  expect(() => process.kill(child, 0)).to.throw('ESRCH');
  expect(existsSync(server.folder)).to.equal(false);
  expect(server.lost.aborted).to.equal(false);
});
