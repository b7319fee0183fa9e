import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CreateTrailCommand, StartLoggingCommand } from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import { execa } from 'execa';
import { awsConfigFake, type FakeConfig } from '../../fixtures/fakes/aws-config-fake.ts';
import { fakeAccount, fakeBucket, fakeRegion } from '../../fixtures/fakes/config-items-for-tests.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import { motoForTests } from '../collect/emulator/moto-for-tests.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-live-config-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

async function keysOf(account: string) {
  const region = fakeRegion;
  const { sts } = clientsAt({ region, endpoint, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const RoleArn = `arn:aws:iam::${account}:role/auditor`;
  const { Credentials: keys } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'audit' }));
  return keys;
}

/** The services are moto's, and AWS Config is our fake of it. */
async function judged(out: string, config: Partial<FakeConfig>, from = 'config') {
  await using fake = await awsConfigFake({ account: fakeAccount, items: [fakeBucket('orders', null)], ...config });
  const keys = await keysOf(fakeAccount);
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const live = ['--target', 'live', '--account', fakeAccount, '--region', fakeRegion, '--from', from];
  const { stdout, stderr, exitCode } = await execa(
    process.execPath,
    [main, 'verify', ...live, '--quiet', '--json', '--out', out],
    {
      cwd: folder,
      reject: false,
      env: {
        AWS_CONFIG_FILE: '/dev/null',
        AWS_ENDPOINT_URL: endpoint,
        AWS_ENDPOINT_URL_CONFIG_SERVICE: fake.url,
        AWS_ACCESS_KEY_ID: keys?.AccessKeyId,
        AWS_SECRET_ACCESS_KEY: keys?.SecretAccessKey,
        AWS_SESSION_TOKEN: keys?.SessionToken,
      },
    },
  );
  if (stdout === '') throw new Error(stderr);
  const [run = ''] = readdirSync(join(folder, out));
  const evidence = (name: string) => readFileSync(join(folder, out, run, 'evidence', `${name}.ndjson`), 'utf8');
  return { exitCode, report: JSON.parse(stdout) as ReportData, evidence };
}

const findingsOf = ({ promises }: ReportData) =>
  promises.flatMap(({ proofs }) => proofs.flatMap(({ findings }) => findings));

describe('verify --from config', { skip }, () => {
  it('judges what AWS Config tells, and says how old that is', async () => {
    const { report, evidence } = await judged('config', {});
    const failed = findingsOf(report).filter(({ verdict, subject }) => verdict === 'fail' && subject.name === 'orders');
    expect(failed.map(({ check }) => check)).to.include('bucket-refuses-clear-requests');
    expect(failed.map(({ origin = '' }) => origin.split(' at ')[0])).to.include('config:SelectResourceConfig');
    expect(report.architecture.enumeratedBy).to.match(/^AWS Config's advanced queries/u);
    expect(report.notices.map(({ text }) => text).join('\n')).to.match(/the oldest of 2026-/u);
    expect(evidence('account')).to.match(/"staleness":\[\{[^\]]*"type":"AWS::S3::Bucket"/u);
  });

  it('passes nothing on the word of a recorder that is off', async () => {
    const off = { recording: false, lastStatus: 'Success', recordingGroup: {} } as const;
    const { exitCode, report, evidence } = await judged('off', { recorders: { [fakeRegion]: off } });
    expect([exitCode, report.promises.filter(({ status }) => status === 'met')]).to.deep.equal([3, []]);
    expect(evidence('gaps')).to.match(/the recorder .* in eu-west-1 is off/u);
  });

  it('asks an aggregator by its name, and passes nothing where there is none', async () => {
    const { exitCode, report, evidence } = await judged('aggregator', {}, 'aggregator:nobody');
    expect([exitCode, report.promises.filter(({ status }) => status === 'met')]).to.deep.equal([3, []]);
    expect(evidence('gaps')).to.match(/config:\w+ in eu-west-1 .*nobody/u);
  });

  it('asks CloudTrail for trails: Config keeps none that is at home elsewhere', async () => {
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = (await keysOf(fakeAccount)) ?? {};
    const { s3, cloudTrail } = clientsAt({
      region: 'us-east-1',
      endpoint,
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    });
    await s3.send(new CreateBucketCommand({ Bucket: 'trail-at-home' }));
    await cloudTrail.send(
      new CreateTrailCommand({ Name: 'elsewhere', S3BucketName: 'trail-at-home', IsMultiRegionTrail: true }),
    );
    await cloudTrail.send(new StartLoggingCommand({ Name: 'elsewhere' }));
    const { report } = await judged('trail', {});
    const ofTrails = findingsOf(report).filter(({ subject }) => subject.name === 'elsewhere');
    expect(ofTrails.map(({ check, verdict }) => [check, verdict])).to.deep.equal([
      ['trail-covers-all-regions', 'pass'],
      ['trail-shows-tampering', 'fail'],
    ]);
  });
});
