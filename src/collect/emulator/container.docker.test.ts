import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { expect } from 'chai';
import { clientsAt } from '../aws/clients-at.ts';
import { containerEngine } from './container-engine.ts';
import { holderLabel } from './container-holder.ts';
import { startEmulator } from './emulator.ts';

const engine = await containerEngine().catch(() => undefined);
// The first run makes the images, which takes minutes: not for `npm test`.
const skip =
  engine === undefined ? 'needs Docker' : process.env['PLUMBLINE_TEST_DOCKER'] !== '1' && 'is for npm run test:docker';
const { signal } = new AbortController();
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function ours(): Promise<readonly string[]> {
  const found = await engine?.container.dockerode.listContainers({ filters: { label: [holderLabel] } });
  return (found ?? []).map(({ Id }) => Id);
}

describe('emulators in containers', { skip }, () => {
  for (const kind of ['moto', 'localstack'] as const)
    test(`${kind} serves from a container, on loopback only, and leaves none behind`, async () => {
      {
        await using emulator = await startEmulator({ kind, container: {}, signal, say });
        const { endpoint, account } = emulator;
        expect(new URL(endpoint).hostname).to.equal('127.0.0.1');
        const [id = ''] = await ours();
        const { NetworkSettings } = (await engine?.container.dockerode.getContainer(id).inspect()) ?? {};
        const bound = Object.values(NetworkSettings?.Ports ?? {}).flatMap((each) =>
          (each ?? []).map(({ HostIp }) => HostIp),
        );
        expect(bound).to.deep.equal(['127.0.0.1']);
        const { s3 } = clientsAt({ region: 'us-east-1', endpoint, maxAttempts: 1, ...account('one') });
        await s3.send(new CreateBucketCommand({ Bucket: 'of-one' }));
        const { Buckets } = await s3.send(new ListBucketsCommand({}));
        expect(Buckets?.map(({ Name }) => Name)).to.deep.equal(['of-one']);
      }
      expect(await ours()).to.deep.equal([]);
    });

  test('a container that is ended behind our back is told with its last words', async () => {
    await using emulator = await startEmulator({ kind: 'moto', container: {}, signal, say });
    const ended = once(emulator.lost, 'abort');
    const [id = ''] = await ours();
    await engine?.container.dockerode.getContainer(id).kill();
    await ended;
    expect(String(emulator.lost.reason)).to.match(
      /^Error: The container of moto ended by itself \(exit code 137\)\. Its last words:\n/u,
    );
  });

  test('a container goes with the process that held it, also when that is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', held], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await ours()).to.have.length(1);
    child.kill('SIGKILL');
    const until = performance.now() + 20_000;
    while ((await ours()).length > 0 && performance.now() < until) await delay(100);
    expect(await ours()).to.deep.equal([]);
  });
});

const held = `
import { startEmulator } from './emulator.ts';
const { endpoint } = await startEmulator({ kind: 'moto', container: {}, signal: new AbortController().signal, say() {} });
console.log(endpoint);
`;
