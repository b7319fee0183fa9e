import { test } from 'node:test';
import { CreateBucketCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import { clientsAt } from '../aws/clients-at.ts';
import { localStackCapabilities } from './capabilities.ts';
import { probedCapabilities } from './capabilities-probed.ts';
import { installedProgram } from './emulator-program.ts';
import { startEmulator } from './emulator.ts';
import { localStack } from './localstack.ts';

const skip = installedProgram(localStack) === undefined && 'needs LocalStack';
const { signal } = new AbortController();

test('LocalStack serves an account for each run and can do what is said of it, and a second one goes beside it', {
  skip,
}, async () => {
  await using emulator = await startEmulator({ kind: 'localstack', signal, say: () => undefined });
  const { endpoint, version, account } = emulator;
  expect(version).to.equal('4.14.0');
  const clientsOf = (run: string) => clientsAt({ region: 'eu-west-1', endpoint, maxAttempts: 1, ...account(run) });
  const { sts, s3 } = clientsOf('one');
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).to.equal(account('one').id);
  await s3.send(
    new CreateBucketCommand({ Bucket: 'of-one', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  const names = async (run: string) =>
    (await clientsOf(run).s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name) ?? [];
  expect([await names('one'), await names('two')]).to.deep.equal([['of-one'], []]);
  expect(await probedCapabilities(endpoint, account('probes'))).to.deep.equal(localStackCapabilities.types);
  await using second = await startEmulator({ kind: 'localstack', signal, say: () => undefined });
  expect(second.endpoint).not.to.equal(endpoint);
  expect(await emulator.reset().catch(String)).to.contain('cannot be reset: its free release has no call for that.');
});
