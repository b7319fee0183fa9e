import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { ModifyDBInstanceCommand } from '@aws-sdk/client-rds';
import { expect } from 'chai';
import { execa } from 'execa';
import { clientsAt } from '../collect/aws/clients-at.ts';
import { accountHeader } from '../collect/emulator/account-header.ts';
import { motoForTests } from '../collect/emulator/moto-for-tests.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { denying } from './denying-proxy-for-tests.ts';
import { projectFolder } from './project.ts';

const out = mkdtempSync(join(tmpdir(), 'plumbline-emulator-'));
after(() => rmSync(out, { recursive: true, force: true }));

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const main = join(projectFolder, 'src', 'cli', 'main.ts');

function verify(...args: readonly string[]) {
  const all = ['verify', 'knowledgecity-ec2', '--target', 'emulator', '--no-lint', '--json', '--out', out];
  return execa(process.execPath, [main, ...all, ...args], { cwd: projectFolder, env: { CI: '1' }, reject: false });
}

async function verified(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await verify('--quiet', ...args);
  if (stdout === '') throw new Error(stderr);
  return { exitCode, report: JSON.parse(stdout) as ReportData };
}

function statuses({ promises }: ReportData, status: string): readonly string[] {
  return promises.filter((promise) => promise.status === status).map(({ id }) => id);
}

function failuresIn({ promises }: ReportData): readonly string[] {
  return promises.flatMap(({ id, proofs }) =>
    proofs.flatMap(({ findings }) =>
      findings.flatMap(({ verdict, message }) => (verdict === 'fail' ? [`${id}: ${message}`] : [])),
    ),
  );
}

interface Kept {
  readonly account: string;
  readonly created: readonly (readonly [id: string, created: { readonly ref: string }])[];
  readonly interrupted?: true;
}

function kept(): Kept {
  return JSON.parse(readFileSync(join(out, 'kept-emulator-knowledgecity-ec2.json'), 'utf8')) as Kept;
}

describe('verify on an emulator', { skip }, () => {
  it('leaves a report when it is interrupted, and what was made until then', async () => {
    const run = verify('--emulator', endpoint, '--keep');
    const { promise: deploying, resolve, reject } = Promise.withResolvers<void>();
    run.stderr.on('data', (chunk) => /deploying .* [1-9]\d* of/u.test(String(chunk)) && resolve());
    run.stderr.once('end', () => reject(new Error('It ended before it deployed anything.')));
    await deploying;
    run.kill('SIGINT');
    const { exitCode, stdout } = await run;
    const report = JSON.parse(stdout) as ReportData;
    expect([exitCode, statuses(report, 'met'), statuses(report, 'broken')]).to.deep.equal([3, [], []]);
    expect(stdout).to.contain('the run was interrupted before everything was read');
    expect(kept()).to.include({ interrupted: true });
    expect(kept().created).not.to.have.length(0);
  });

  it('goes on from there: deploys to two regions, reads it back, breaks nothing, and says what an emulator cannot prove', async () => {
    const { exitCode, report } = await verified('--emulator', endpoint, '--keep');
    expect([statuses(report, 'broken'), statuses(report, 'unknown')]).to.deep.equal([[], []]);
    expect(statuses(report, 'met')).to.include.members([
      'KC1-HA-1',
      'KC1-ENC-2',
      'KC1-TLS-2',
      'KC1-NET-1',
      'KC1-IAM-3',
    ]);
    expect(exitCode).to.equal(3);
    expect(report.run.target).to.equal('emulator');
    expect(report.cannotShow.map(({ what }) => what)).to.include.members([
      'Compliance of what runs on AWS',
      'AWS::EKS::Addon',
    ]);
    const ofHa1 = report.promises.find(({ id }) => id === 'KC1-HA-1')?.proofs.flatMap(({ findings }) => findings) ?? [];
    expect(
      new Set(
        ofHa1
          .filter(({ subject }) => subject.type.startsWith('AWS::'))
          .map(({ origin = '' }) => origin.split(' at ')[0]),
      ),
    ).to.include('autoscaling:DescribeAutoScalingGroups');
  });

  it('turns only what depends on a denied call unknown, naming the call and the region', async () => {
    await using proxy = await denying(endpoint, 'DescribeListeners');
    const { exitCode, report } = await verified('--no-deploy', '--emulator', proxy.url);
    expect([exitCode, failuresIn(report)]).to.deep.equal([3, []]);
    expect(statuses(report, 'unknown')).to.include('KC1-TLS-1').and.not.to.include('KC1-ENC-2');
    expect(statuses(report, 'met')).to.include.members(['KC1-ENC-2', 'KC1-TLS-2', 'KC1-IAM-3']);
    const findings =
      report.promises.find(({ id }) => id === 'KC1-TLS-1')?.proofs.flatMap((proof) => proof.findings) ?? [];
    const [told] = findings.filter(({ verdict }) => verdict === 'unknown').map(({ message }) => message);
    expect(told).to.match(/elasticloadbalancing:DescribeListeners in me-central-1 was denied \(AccessDenied\)/u);
  });

  it('sees what was changed behind its back, and compare names the drift', async () => {
    const physical = (logical: string): string => kept().created.find(([id]) => id.endsWith(logical))?.[1].ref ?? '';
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const clients = clientsAt({
      region: 'me-central-1',
      endpoint,
      credentials,
      plugins: [accountHeader(kept().account)],
    });
    const open = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    const GroupId = physical('/security-primary/DatabaseSecurityGroup');
    await clients.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [open] }));
    const DBInstanceIdentifier = physical('/data-primary/LearningDatabase');
    await clients.rds.send(
      new ModifyDBInstanceCommand({ DBInstanceIdentifier, MultiAZ: false, ApplyImmediately: true }),
    );
    const { exitCode, report } = await verified('--no-deploy');
    expect([exitCode, statuses(report, 'broken')]).to.deep.equal([1, ['KC1-HA-5', 'KC1-HA-8', 'KC1-NET-3']]);
    const [, first = '', , last = ''] = readdirSync(out)
      .filter((name) => name.startsWith('20'))
      .toSorted();
    const compared = await execa(process.execPath, [main, 'compare', join(out, first), join(out, last)], {
      reject: false,
    });
    expect(compared.exitCode).to.equal(1);
    expect(compared.stdout)
      .to.match(/KC1-HA-5 {2}not-assessed -> broken/u)
      .and.to.match(/Admits 0\.0\.0\.0\/0 on port 5432/u);
    const same = await execa(process.execPath, [main, 'compare', join(out, last), join(out, last)], { reject: false });
    expect([same.exitCode, same.stdout.includes('0 of 34 promises differ')]).to.deep.equal([0, true]);
  });
});

describe('verify on an emulator that is not there', () => {
  for (const [name, args, message] of [
    ['of an unknown name', ['--emulator', 'nobody'], /There is no emulator "nobody"/u],
    ['that was never kept', ['--no-deploy', '--out', join(out, 'empty')], /There is no emulator that was kept/u],
  ] as const) {
    it(`${name} is an input error`, async () => {
      const all = [
        'verify',
        'knowledgecity-ec2',
        '--target',
        'emulator',
        '--no-lint',
        '--quiet',
        '--out',
        out,
        ...args,
      ];
      const { exitCode, stderr } = await execa(process.execPath, [main, ...all], { cwd: projectFolder, reject: false });
      expect(stderr).to.match(message);
      expect(exitCode).to.equal(2);
    });
  }
});
