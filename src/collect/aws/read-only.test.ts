import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { readOnly, reads, WriteRefused } from './read-only.ts';
import { configCalls, readCalls } from './read-policy-calls.ts';

interface SentClient {
  readonly middlewareStack: {
    readonly use: (plugin: unknown) => void;
    readonly add: (middleware: unknown, options: object) => void;
  };
  readonly send: (command: object) => Promise<unknown>;
}
type Class = new (input: object) => object;

const load = createRequire(import.meta.url);
const { dependencies } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const packages = Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/client-'));

/** Verbs of operations that change something, whatever the rule under test says. */
const writes =
  /^(Abort|Accept|Activate|Add|Advertise|Allocate|Apply|Assign|Associate|Attach|Authorize|Backtrack|BatchApply|BatchDelete|BatchPut|BatchStop|Bundle|Cancel|Change|Checkpoint|Complete|Confirm|Connect|Continue|Copy|Create|Deactivate|Deauthorize|Decrease|Decrypt|Delete|Deliver|Deprovision|Deregister|Detach|Disable|Disassociate|Disconnect|Enable|Encrypt|Enter|Execute|Exit|Export|Failover|Generate|Import|Increase|Invoke|Launch|Lock|Merge|Modify|Monitor|Move|OptIn|Promote|Provide|Provision|Publish|Purchase|Purge|Put|ReEncrypt|Reboot|Rebalance|Receive|Record|Register|Reject|Release|Remove|Rename|Renew|Replace|Replicate|Request|Resend|Reset|Restore|Resume|Resync|Retire|Revoke|Rollback|Rotate|Run|Schedule|Send|Set|Signal|Start|Stop|Subscribe|Suspend|Switchover|Tag|Terminate|Unassign|Unlock|Unmonitor|Unsubscribe|Untag|Update|Upload|Withdraw|Write|Assume)/u;

/** Every operation of a package that is sent: which were refused, and how many requests left for those. */
async function sentAll(name: string): Promise<{ refused: string[]; passed: string[]; left: number }> {
  const exported = load(name) as Readonly<Record<string, unknown>>;
  const [, Client] = Object.entries(exported).find(([key]) => /^[A-Z0-9]\w*Client$/u.test(key)) ?? [];
  const state = { left: 0 };
  const client = new (Client as Class)({
    region: 'eu-west-1',
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      handle: () => {
        state.left += 1;
        return Promise.reject(new Error('left'));
      },
    },
  }) as SentClient;
  client.middlewareStack.use(readOnly());
  // What is let through goes no further than it must to show that.
  client.middlewareStack.add(() => () => Promise.reject(new Error('let through')), {
    step: 'serialize',
    priority: 'low',
  });
  const commands = Object.entries(exported).filter(([key]) => /^[A-Z]\w*Command$/u.test(key));
  const sent = { refused: [] as string[], passed: [] as string[], left: 0 };
  for (const [key, Command] of commands) {
    const before = state.left;
    const error = await client.send(new (Command as Class)({})).catch((caught: unknown) => caught);
    if (!(error instanceof WriteRefused)) {
      sent.passed.push(key.replace(/Command$/u, ''));
      continue;
    }
    sent.refused.push(key.replace(/Command$/u, ''));
    sent.left += state.left - before;
  }
  return sent;
}

describe('A client that only reads', () => {
  it('has a test for every client that is installed', () => {
    expect(packages).to.have.length.greaterThan(25);
  });

  for (const name of packages)
    it(`refuses every write of ${name} before a request leaves`, async () => {
      const { refused, passed, left } = await sentAll(name);
      expect(left, 'requests that left for refused operations').to.equal(0);
      expect(passed.filter((operation) => writes.test(operation))).to.deep.equal([]);
      expect(
        passed.filter((operation) => !/^(List|Describe|Get|Head|BatchGet|Select|Search|Lookup)/u.test(operation)),
      ).to.deep.equal([]);
      // Each package has both kinds: a rule that refuses all, or none, would be found.
      expect(refused).to.have.length.greaterThan(0);
      expect(passed).to.have.length.greaterThan(0);
    });

  for (const operation of [
    'GetSecretValue',
    'BatchGetSecretValue',
    'GetObject',
    'GetPasswordData',
    'GetSessionToken',
    'GetParameter',
    'AssumeRole',
    'Decrypt',
    'GetLogEvents',
    'GetDecryptedAPIKey',
    'Getaway',
    'Listen',
  ])
    it(`refuses ${operation}, whatever it is named like`, () => {
      expect(reads(operation)).to.equal(false);
    });

  it('lets every call through that reading an account makes', () => {
    expect(
      Object.values({ ...readCalls, ...configCalls })
        .flat()
        .filter((operation) => !reads(operation)),
    ).to.deep.equal([]);
  });
});
