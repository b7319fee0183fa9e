import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateSecurityGroupCommand } from '@aws-sdk/client-ec2';
import { CreateDBInstanceCommand } from '@aws-sdk/client-rds';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import { execa } from 'execa';
import { catalogue } from '../checks/catalogue.ts';
import { clientsAt } from '../collect/aws/clients-at.ts';
import { motoForTests } from '../collect/emulator/moto-for-tests.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { denying } from './denying-proxy-for-tests.ts';
import { projectFolder } from './project.ts';

const account = '444455556666';
const region = 'eu-west-1';
const folder = mkdtempSync(join(tmpdir(), 'plumbline-live-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const noCredentials = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};
let environment: Readonly<Record<string, string>> = noCredentials;

/** Moto takes the keys of a role for the role's account, as AWS does. */
before(async () => {
  if (endpoint === '') return;
  const anyone = { accessKeyId: 'test', secretAccessKey: 'test' };
  const { sts } = clientsAt({ region, endpoint, credentials: anyone });
  const RoleArn = `arn:aws:iam::${account}:role/auditor`;
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'audit' }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {};
  environment = {
    ...noCredentials,
    AWS_ACCESS_KEY_ID: AccessKeyId,
    AWS_SECRET_ACCESS_KEY: SecretAccessKey,
    AWS_SESSION_TOKEN: SessionToken,
  };
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  const clients = clientsAt({ region, endpoint, credentials });
  const open = { StorageEncrypted: false, PubliclyAccessible: true, MultiAZ: false };
  const kind = { DBInstanceClass: 'db.t4g.micro', Engine: 'postgres', AllocatedStorage: 20 };
  const master = { MasterUsername: 'owner', MasterUserPassword: 'not-to-be-kept' };
  const group = { GroupName: 'orders', Description: 'of the database' };
  const { GroupId = '' } = await clients.ec2.send(new CreateSecurityGroupCommand(group));
  const stated = { DBInstanceIdentifier: 'orders', VpcSecurityGroupIds: [GroupId] };
  await clients.rds.send(new CreateDBInstanceCommand({ ...stated, ...kind, ...master, ...open }));
  await clients.s3.send(
    new CreateBucketCommand({ Bucket: `orders-${account}`, CreateBucketConfiguration: { LocationConstraint: region } }),
  );
});

async function plumbline(args: readonly string[], env: Readonly<Record<string, string>>) {
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const all = [main, 'verify', '--target', 'live', '--quiet', '--json', ...args];
  const { exitCode, stdout, stderr } = await execa(process.execPath, all, {
    cwd: folder,
    reject: false,
    env: { ...env },
  });
  return { exitCode, stderr, report: stdout === '' ? undefined : (JSON.parse(stdout) as ReportData), stdout };
}

async function judged(args: readonly string[], url = endpoint) {
  const asked = ['--account', account, '--region', region, ...args];
  const { exitCode, report, stderr } = await plumbline(asked, { ...environment, AWS_ENDPOINT_URL: url });
  if (report === undefined) throw new Error(stderr);
  return { exitCode, report };
}

const statusesOf = ({ promises }: ReportData) => promises.map(({ id, status }) => `${id} ${status}`);
const findingsOf = ({ promises }: ReportData) =>
  promises.flatMap(({ proofs }) => proofs.flatMap(({ findings }) => findings));
const failedChecks = (report: ReportData, name: string) =>
  findingsOf(report).flatMap(({ check, verdict, subject }) =>
    verdict === 'fail' && subject.name.includes(name) ? [check] : [],
  );

describe('verify on a live account', { skip }, () => {
  it('judges what is there by the baseline, and is no proof of an account where the services are not those of AWS', async () => {
    const { exitCode, report } = await judged(['--out', 'reports']);
    expect(exitCode).to.equal(1);
    expect(failedChecks(report, 'orders')).to.include('database-is-encrypted-with-kms');
    expect(report.run.target).to.equal('emulator');
    expect(new Set(report.promises.flatMap(({ proofs }) => proofs.map(({ on }) => on)))).to.not.include('live');
    expect(report.notices.map(({ text }) => text).join('\n')).to.include(
      `The services were asked at ${new URL(endpoint).host} and not at AWS`,
    );
    const { enumeratedBy, readBy } = report.architecture;
    expect(enumeratedBy).to.match(/^list and describe calls in account 444455556666, eu-west-1/u);
    // Another session of the same role, on another day, reads the same.
    expect(enumeratedBy).to.not.include('arn:');
    expect(readBy).to.match(/^read as arn:aws:sts::444455556666:assumed-role\//u);
  });

  it('does not assess what an emulator is known to tell otherwise than AWS', async () => {
    const { report } = await judged(['--out', 'traps']);
    const [run = ''] = readdirSync(join(folder, 'traps'));
    const records = readFileSync(join(folder, 'traps', run, 'evidence', 'inventory.ndjson'), 'utf8').split('\n');
    const database = records.find((line) => line.includes('"AWS::RDS::DBInstance"')) ?? '';
    expect(database).to.match(/"EnablePerformanceInsights":\{"input":"what the emulator cannot show"/u);
    expect(failedChecks(report, 'orders')).to.not.include('database-records-waits');
  });

  it('takes no type that could not be asked for for absent', async () => {
    const { report } = await judged(['--out', 'unread']);
    const [run = ''] = readdirSync(join(folder, 'unread'));
    const gaps = readFileSync(join(folder, 'unread', run, 'evidence', 'gaps.ndjson'), 'utf8');
    expect(gaps).to.match(/cloudcontrol:ListResources in eu-west-1 is not known[^\n]*"AWS::ApiGateway::Stage"/u);
    const unread = new Set(
      gaps
        .split('\n')
        .flatMap((line) =>
          line === ''
            ? []
            : ((JSON.parse(line) as { readonly data: { readonly types?: readonly string[] } }).data.types ?? []),
        ),
    );
    const met = new Set(
      report.promises
        .flatMap(({ status, proofs }) => (status === 'met' ? proofs : []))
        .flatMap(({ findings }) => findings.map(({ check }) => check)),
    );
    const needed = catalogue
      .filter(({ id }) => met.has(id))
      .flatMap(({ needs }) => [...needs.subjects, ...(needs.types ?? [])]);
    expect([
      unread.has('AWS::ApiGateway::Stage'),
      needed.length > 0,
      needed.filter((type) => unread.has(type)),
    ]).to.deep.equal([true, true, []]);
  });

  it('records the answers without account, keys or secrets, and judges the recording offline alike', async () => {
    const file = join(folder, 'account.ndjson');
    const live = await judged(['--out', 'recorded', '--record', file]);
    const recorded = readFileSync(file, 'utf8');
    expect(recorded)
      .to.include('DescribeDBInstances')
      .and.not.to.include(account)
      .and.not.to.include(environment['AWS_ACCESS_KEY_ID']);
    const { exitCode, report, stderr } = await plumbline(['--replay', file, '--out', 'replayed'], noCredentials);
    if (report === undefined) throw new Error(stderr);
    expect(exitCode).to.equal(live.exitCode);
    expect(statusesOf(report)).to.deep.equal(statusesOf(live.report));
    expect(
      findingsOf(report)
        .map(({ check, verdict }) => `${check} ${verdict}`)
        .toSorted(),
    ).to.deep.equal(
      findingsOf(live.report)
        .map(({ check, verdict }) => `${check} ${verdict}`)
        .toSorted(),
    );
    expect([report.run.target, report.run.replayed?.file]).to.deep.equal(['emulator', file]);
    expect(report.notices.map(({ text }) => text).join('\n')).to.match(/Nothing was asked of AWS: a recording of/u);
    const again = await plumbline(['--account', account, '--region', region, '--record', file], environment);
    expect([again.exitCode, again.stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 2 && text.includes('recordings are not overwritten'),
    );
    expect(readFileSync(file, 'utf8')).to.equal(recorded);
  });

  it('keeps account ids out of all that it writes, where that is asked for', async () => {
    await judged(['--out', 'redacted', '--redact']);
    const kept = readdirSync(join(folder, 'redacted'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const holding = kept.filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(account));
    expect(kept.map(({ name }) => name)).to.include.members(['report.json', 'inventory.ndjson', 'account.ndjson']);
    expect(holding.map(({ name }) => name)).to.deep.equal([]);
  });

  it('turns only what depends on a denied call unknown, and passes nothing for want of it', async () => {
    await using proxy = await denying(endpoint, 'DescribeDBInstances');
    const { exitCode, report } = await judged(['--out', 'denied'], proxy.url);
    const told = findingsOf(report).map(({ message }) => message);
    expect(exitCode).to.be.oneOf([1, 3]);
    expect(failedChecks(report, 'orders')).to.not.include('database-is-encrypted-with-kms');
    expect(
      told.some((text) => /rds:DescribeDBInstances in eu-west-1 was denied \(AccessDenied\)/u.test(text)),
    ).to.equal(true);
  });

  it('judges what is in scope alone, in the light of what lies outside', async () => {
    const { report } = await judged(['--out', 'scoped', '--scope', 'id:orders']);
    expect(report.architecture.population).to.deep.equal([{ type: 'AWS::RDS::DBInstance', count: 1 }]);
    const ofGroups = findingsOf(report).filter(({ check }) => check === 'database-admits-named-groups');
    expect(ofGroups.map(({ subject, verdict }) => [subject.name.includes('orders'), verdict])).to.deep.equal([
      [true, 'pass'],
    ]);
  });

  it('meets nothing where no resource is in scope', async () => {
    const { exitCode, report } = await judged(['--out', 'nothing', '--scope', 'tag:Project=nobody']);
    expect([exitCode, statusesOf(report).filter((one) => /met|broken/u.test(one))]).to.deep.equal([3, []]);
  });

  it('reads nothing with the credentials of another account', async () => {
    const asked = ['--account', '123456789012', '--region', region, '--out', 'other'];
    const { exitCode, stderr } = await plumbline(asked, { ...environment, AWS_ENDPOINT_URL: endpoint });
    expect(exitCode).to.equal(2);
    expect(stderr).to.match(/The credentials are those of account 444455556666 .* Nothing was read\./u);
  });
});

describe('verify on an account that cannot be read', () => {
  for (const [name, args, message] of [
    ['whose id is none', ['--account', '12', '--region', region], /"12" is not an account id/u],
    ['that was not named', ['--region', region], /Which account is to be read was not said/u],
    ['in no region', ['--account', account], /Neither an architecture nor a region was given/u],
    [
      'without credentials',
      ['--account', account, '--region', region],
      /Whose the credentials are could not be asked/u,
    ],
    ['by a scope that is none', ['--scope', 'shop'], /Expected --scope to be everything, tag:KEY=VALUE/u],
    ['by scopes of two kinds', ['--scope', 'id:a', '--scope', 'stack:b'], /--scope is given as id and as stack/u],
    ['from nowhere', ['--from', 'memory'], /There is no source "memory"/u],
    ['from a recording that is none', ['--replay', '/dev/null'], /This is no line of a recording \(\/dev\/null:1\)/u],
    ['from a recording and of AWS', ['--replay', 'x', '--account', account], /contradict each other/u],
  ] as const) {
    it(`${name} is an input error`, async () => {
      const { exitCode, stderr, stdout } = await plumbline(args, noCredentials);
      expect(stderr).to.match(message);
      expect([exitCode, stdout]).to.deep.equal([2, '']);
    });
  }
});
