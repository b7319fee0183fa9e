import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { after, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import { execa } from 'execa';
import type { Resource } from '../../inventory/resource.ts';
import { clientsAt } from '../aws/clients-at.ts';
import { networkCollector } from '../aws/ec2/network-collector.ts';
import { bucketCollector } from '../aws/s3/bucket-collector.ts';
import { placeAt } from '../aws/place.ts';
import { containerEngine } from './container-engine.ts';
import { holderLabel } from './container-holder.ts';
import { containerRecipe } from './container-recipe.ts';
import { creators } from './deploy/creators/catalogue.ts';
import { deploy } from './deploy/deploy.ts';
import { startEmulator } from './emulator.ts';

const engine = await containerEngine().catch(() => undefined);
// The first run makes the images, which takes minutes: not for `npm test`.
const skip =
  engine === undefined ? 'needs Docker' : process.env['PLUMBLINE_TEST_DOCKER'] !== '1' && 'is for npm run test:docker';
const { signal } = new AbortController();
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const started = { signal, say };

async function ours(): Promise<readonly string[]> {
  const found = await engine?.container.dockerode.listContainers({ all: true, filters: { label: [holderLabel] } });
  return (found ?? []).map(({ Id }) => Id);
}

async function inspected() {
  const [id = ''] = await ours();
  const told = await engine?.container.dockerode.getContainer(id).inspect();
  if (told === undefined) throw new Error('There is no container of ours.');
  return told;
}

describe('emulators in containers', { skip }, () => {
  for (const container of ['moto', 'localstack'] as const)
    test(`${container} serves from a container, on loopback only, and leaves none behind`, async () => {
      {
        await using emulator = await startEmulator({ kind: { container }, ...started });
        const { endpoint, account } = emulator;
        expect(new URL(endpoint).hostname).to.equal('127.0.0.1');
        const { NetworkSettings } = await inspected();
        const bound = Object.values(NetworkSettings.Ports).flatMap((each) => (each ?? []).map(({ HostIp }) => HostIp));
        expect(bound).to.deep.equal(['127.0.0.1']);
        const { s3 } = clientsAt({ region: 'us-east-1', endpoint, maxAttempts: 1, ...account('one') });
        await s3.send(new CreateBucketCommand({ Bucket: 'of-one' }));
        const { Buckets } = await s3.send(new ListBucketsCommand({}));
        expect(Buckets?.map(({ Name }) => Name)).to.deep.equal(['of-one']);
      }
      expect(await ours()).to.deep.equal([]);
    });

  test('what is deployed to LocalStack in a container is read back from it, in an account of its own', async () => {
    await using emulator = await startEmulator({ kind: { container: 'localstack' }, ...started });
    const { endpoint, account: accountOf, capabilities, version } = emulator;
    expect([version, capabilities?.version]).to.deep.equal(['4.14.0', '4.14.0']);
    const [account, region] = ['111122223333', 'eu-west-1'];
    const clients = clientsAt({ region, endpoint, maxAttempts: 1, ...accountOf(account) });
    expect((await clients.sts.send(new GetCallerIdentityCommand({}))).Account).to.equal(account);
    const { created, missing } = await deploy({
      resources: slice,
      creators,
      account,
      clientsIn: () => clients,
      ...started,
    });
    expect(missing.map(({ resource, kind, reason }) => [resource.logicalId, kind, reason])).to.deep.equal([
      [
        'Database',
        'lacks',
        'The emulator does not know AWS::RDS::DBInstance: The API for service rds is either not included in your current license plan or has not yet been emulated by LocalStack.',
      ],
    ]);
    const { place, gaps } = placeAt({ account, region, partition: 'aws', clients, signal });
    const told = [...(await networkCollector.collect(place)), ...(await bucketCollector.collect(place))];
    expect(gaps()).to.deep.equal([]);
    const refs = told.map(({ type, ref }) => `${type} ${ref}`);
    const made = slice.flatMap(({ id, type }) => (created.has(id) ? [`${type} ${created.get(id)?.ref}`] : []));
    expect(made).to.have.length(3);
    expect(refs).to.include.members(made);
    const subnet = told.find(({ ref }) => ref === created.get('Subnet')?.ref);
    expect(subnet?.properties).to.include({ CidrBlock: '10.0.1.0/24', VpcId: created.get('Vpc')?.ref });
  });

  test('moto in a container is the server that runs without one, word for word', async () => {
    await using emulator = await startEmulator({ kind: { container: 'moto' }, ...started });
    const { Id, Config } = await inspected();
    expect(Config.Cmd.slice(0, 2)).to.deep.equal(['python3', '/opt/moto-server.py']);
    const { stdout } = await execa('docker', ['exec', Id, 'cat', '/opt/moto-server.py'], { stripFinalNewline: false });
    expect(stdout).to.equal(await readFile(new URL('../../../tools/moto-server.py', import.meta.url), 'utf8'));
    // As the other it lets a client go on with its connection, which moto's own closes.
    const { headers } = await fetch(`${emulator.endpoint}/moto-api/`);
    expect(headers.get('connection')).not.to.equal('close');
  });

  test("LocalStack's token is passed on to it, and to no other", async (context) => {
    process.env['LOCALSTACK_AUTH_TOKEN'] = 'of the user';
    context.after(() => delete process.env['LOCALSTACK_AUTH_TOKEN']);
    const told = async (container: 'moto' | 'localstack') => {
      await using _emulator = await startEmulator({ kind: { container }, ...started });
      return (await inspected()).Config.Env.filter((text) => text.startsWith('LOCALSTACK_AUTH_TOKEN'));
    };
    expect(await told('localstack')).to.deep.equal(['LOCALSTACK_AUTH_TOKEN=of the user']);
    expect(await told('moto')).to.deep.equal([]);
  });

  test('an image of one’s own serves on the port that it exposes', async () => {
    const image = 'plumbline-own-moto:for-tests';
    const { name } = await containerRecipe('moto');
    await engine?.container.dockerode.getImage(name).tag({ repo: 'plumbline-own-moto', tag: 'for-tests' });
    after(() => engine?.container.dockerode.getImage(image).remove());
    await using emulator = await startEmulator({ kind: { image }, ...started });
    expect(emulator.name).to.equal('moto');
  });

  test('an image that is nowhere, and one that serves nothing, are refused in words', async () => {
    const refusal = (image: string) => startEmulator({ kind: { image }, ...started }).then(() => 'started', String);
    expect(await refusal('127.0.0.1:1/nobody/moto:1')).to.match(
      /^Error: The image 127\.0\.0\.1:1\/nobody\/moto:1 is not here and could not be pulled: .*refused.* Build it, sign in/su,
    );
    expect(await refusal('plumbline-emulator-base:trixie-1')).to.match(
      /^Error: Which port of the image plumbline-emulator-base:trixie-1 is AWS's cannot be told: it exposes no port/u,
    );
    expect(await ours()).to.deep.equal([]);
  });

  test('a port that is taken is told, and no container is left that cannot start', async (context) => {
    const taken = createServer().listen(0, '127.0.0.1');
    context.after(() => taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const refused = await startEmulator({ kind: { container: 'moto' }, port, ...started }).catch(String);
    expect(refused).to.equal(
      `Error: Port ${port} of 127.0.0.1 cannot be used: another program listens on it. End that one, or name another port.`,
    );
    expect(await ours()).to.deep.equal([]);
  });

  test('a container that is ended behind our back is told with its last words', async () => {
    await using emulator = await startEmulator({ kind: { container: 'moto' }, ...started });
    const ended = once(emulator.lost, 'abort');
    const [id = ''] = await ours();
    await engine?.container.dockerode.getContainer(id).kill();
    await ended;
    expect(String(emulator.lost.reason)).to.match(
      /^Error: The container of plumbline-moto:\S+ ended by itself \(exit code 137\)\. Its last words:\n/u,
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
const { endpoint } = await startEmulator({ kind: { container: 'moto' }, signal: new AbortController().signal, say() {} });
console.log(endpoint);
`;

const to = (reference: string) => ({ reference, attribute: 'Ref' });

// Origin: case.
const slice: readonly Resource[] = [
  one('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  one(
    'Subnet',
    'AWS::EC2::Subnet',
    { CidrBlock: '10.0.1.0/24', VpcId: to('Vpc'), AvailabilityZone: 'eu-west-1a' },
    'Vpc',
  ),
  one('Bucket', 'AWS::S3::Bucket', {}),
  one('Database', 'AWS::RDS::DBInstance', {
    Engine: 'postgres',
    DBInstanceClass: 'db.t4g.small',
    AllocatedStorage: '20',
  }),
];

function one(id: string, type: string, properties: Resource['properties'], needs?: string): Resource {
  return {
    id,
    type,
    properties,
    logicalId: id,
    account: '111122223333',
    region: 'eu-west-1',
    stack: 'slice',
    tags: {},
    attributes: {},
    edges: needs === undefined ? [] : [{ path: 'VpcId', to: needs, attribute: 'Ref' }],
    origin: { file: 'case', line: 1, column: 1 },
    positions: {},
  };
}
