import { expect } from 'chai';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { actionsOf, readPolicy } from './read-policy.ts';
import { configCalls, readCalls } from './read-policy-calls.ts';
import { serviceOfClient } from './service-of-client.ts';

const load = createRequire(import.meta.url);
const collect = new URL('..', import.meta.url).pathname;

/** What the sources that read an account import from the SDK: every command and paginator is a call that may be made. */
function importedCalls(): Readonly<Record<string, readonly string[]>> {
  const calls = new Map<string, Set<string>>();
  const sources = globSync('**/*.ts', { cwd: collect }).filter(
    (path) => !path.includes('.test.') && !path.includes('-for-tests') && !path.startsWith('emulator/'),
  );
  for (const source of sources) {
    const text = readFileSync(`${collect}${source}`, 'utf8');
    for (const [, names = '', packageName = ''] of text.matchAll(
      /import\s*\{([^}]*)\}\s*from '(@aws-sdk\/client-[\w-]+)'/gu,
    ))
      for (const name of names.split(',')) {
        const [, paged, commanded] = /^\s*(?:paginate(\w+)|(\w+)Command)\s*$/u.exec(name) ?? [];
        const operation = paged ?? commanded;
        if (operation === undefined) continue;
        const service = serviceOfPackage(packageName);
        calls.set(service, (calls.get(service) ?? new Set()).add(operation));
      }
  }
  return Object.fromEntries([...calls].map(([service, operations]) => [service, [...operations].toSorted()]));
}

function serviceOfPackage(name: string): string {
  const [client = ''] = Object.keys(load(name) as object).filter((key) => /^[A-Z0-9]\w*Client$/u.test(key));
  return serviceOfClient(client);
}

describe('The policy for reading', () => {
  it('speaks of every call that the sources make, and of no other', () => {
    const listed = Object.fromEntries(
      Object.entries({ ...readCalls, ...configCalls }).map(([service, operations]) => [service, operations.toSorted()]),
    );
    expect(listed).to.deep.equal(importedCalls());
  });

  it('allows reading and nothing else', () => {
    const [statement, ...others] = readPolicy({ ...readCalls, ...configCalls }).Statement;
    expect(others).to.deep.equal([]);
    expect(
      statement?.Action.filter((action) => !/:(List|Describe|Get|View|Select|BatchGet)[A-Z]/u.test(action)),
    ).to.deep.equal([]);
    expect(statement?.Action.filter((action) => /\*|GetObject$|SecretValue/u.test(action))).to.deep.equal([]);
  });

  it('names actions as IAM does where it names them otherwise', () => {
    const actions = readPolicy().Statement[0]?.Action ?? [];
    expect(actions).to.include.members([
      'elasticloadbalancing:DescribeListeners',
      's3:GetBucketPublicAccessBlock',
      's3:GetEncryptionConfiguration',
      's3:ListAllMyBuckets',
      'budgets:ViewBudget',
      'tag:GetResources',
      'logs:DescribeLogGroups',
      'ce:GetAnomalyMonitors',
      'lambda:GetFunction',
      'lambda:ListTags',
    ]);
    for (const operation of ['s3:ListBuckets', 's3:GetBucketEncryption', 'sts:GetCallerIdentity'])
      expect(actions).to.not.include(operation);
    expect(actionsOf('ec2', 'DescribeVpcs')).to.deep.equal(['ec2:DescribeVpcs']);
  });

  it('fits into a managed policy', () => {
    // Source: IAM, "IAM and AWS STS quotas": 6,144 characters without white space.
    expect(JSON.stringify(readPolicy({ ...readCalls, ...configCalls })).length).to.be.lessThan(6144);
  });
});
