import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { serviceForTests } from '../collect/aws/service-for-tests.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const account = '111122223333';
const folder = mkdtempSync(join(tmpdir(), 'plumbline-live-interrupted-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const caller = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/auditor</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`;

/** Interrupted by Ctrl-C once the account is being read: whose it is was answered, and nothing else. */
async function interrupted(args: readonly string[]): Promise<ReportData> {
  const { promise: reading, resolve } = Promise.withResolvers<void>();
  await using service = await serviceForTests(({ operation }) => {
    if (operation === 'GetCallerIdentity') return { body: caller };
    resolve();
    return { silent: true };
  });
  const live = ['verify', '--target', 'live', '--account', account, '--region', 'eu-west-1', '--quiet', '--json'];
  const running = execa(process.execPath, [join(projectFolder, 'src', 'cli', 'main.ts'), ...live, ...args], {
    cwd: folder,
    reject: false,
    env: {
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_ENDPOINT_URL: service.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    },
  });
  // It may end by itself, and then says why.
  await Promise.race([reading, running]);
  running.kill('SIGINT');
  const { stdout, stderr, exitCode } = await running;
  if (stdout === '') throw new Error(`Exit code ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as ReportData;
}

it('an interrupted run names the recording that holds what was told until then, and how to judge it', async () => {
  const { outcome, notices } = await interrupted(['--out', 'recorded', '--record', 'account.ndjson']);
  expect(outcome).to.include({ word: 'interrupted', exitCode: 3 });
  expect(existsSync(join(folder, 'account.ndjson'))).to.equal(true);
  const told = notices.map(({ text }) => text).join('\n');
  expect(told).to.include('The recording account.ndjson holds what was told until the run was interrupted.');
  expect(told).to.include('"plumbline verify --target live --replay account.ndjson"');
});

it('without a recording it names none', async () => {
  const { outcome, notices } = await interrupted(['--out', 'unrecorded']);
  expect(outcome.word).to.equal('interrupted');
  expect(notices.filter(({ text }) => text.includes('recording'))).to.deep.equal([]);
});
