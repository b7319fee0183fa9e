import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { recordIsLeft, targetIsLeft } from '../../chaos/twin/worst-case.ts';
import { projectFolder } from './project.ts';
import { planTwin } from './twin-plan.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-twin-plan-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

async function plan(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'main.ts'), 'twin', 'plan', ...args],
    { cwd: scratch, reject: false },
  );
  return { exitCode, stdout, stderr };
}

describe('the twin of knowledgecity-ec2', () => {
  let twin: TwinPlan;
  before(async () => {
    twin = await planTwin(['knowledgecity-ec2'], { region: [], parameters: [] });
  });

  it('has both regions with three zones each, by their real names', () => {
    expect(twin.regions.map(({ role, zones }) => [role, ...zones.map(({ name }) => name)])).to.deep.equal([
      ['primary', 'me-central-1a', 'me-central-1b', 'me-central-1c'],
      ['failover', 'me-south-1a', 'me-south-1b', 'me-south-1c'],
    ]);
  });

  it('was seen whole, and accounts for every record', () => {
    expect(twin.notModelled.filter(({ unseen }) => unseen !== undefined)).to.deep.equal([]);
    expect(twin.notModelled.filter(({ reason }) => reason === 'the twin has no part for it')).to.deep.equal([]);
  });

  it('has an application and a network load balancer in every zone of each region', () => {
    expect(twin.balancers.map(({ id, type, zones, crossZone }) => [id, type, zones.length, crossZone])).to.deep.equal([
      ['primary/load-balancer', 'application', 3, true],
      ['primary/microservices-load-balancer', 'network', 3, true],
      ['failover/load-balancer', 'application', 3, true],
      ['failover/microservices-load-balancer', 'network', 3, true],
    ]);
  });

  it('takes a lost target out within 14 s, and leaves a lost region within 96 s', () => {
    const groups = twin.balancers.flatMap(({ targetGroups }) => targetGroups);
    expect(groups).to.have.lengthOf(10);
    expect(new Set(groups.map((group) => targetIsLeft(group).ms))).to.deep.equal(new Set([14_000]));
    expect(groups.filter(({ services }) => services.length !== 1)).to.deep.equal([]);
    const failing = twin.records.filter(({ policy }) => policy.kind === 'failover');
    expect(failing.map((record) => recordIsLeft(record)?.ms)).to.deep.equal([96_000, 96_000, 96_000, 96_000]);
  });

  it('keeps a server of every service in every zone, and the API runs its own command', () => {
    expect(twin.services).to.have.lengthOf(14);
    for (const { instances } of twin.services) expect(Object.values(instances)).to.deep.equal([1, 1, 1]);
    const api = twin.services.find(({ id }) => id === 'failover/api');
    expect(api?.run).to.deep.include({ kind: 'command', command: ['node', 'services/api/server.mjs'] });
    expect(api?.addresses).to.deep.equal([
      { variable: 'DATABASE_HOST', node: 'failover/learning-database', leadsTo: 'instance' },
      { variable: 'DATABASE_READ_HOST', node: 'failover/learning-database', leadsTo: 'instance' },
    ]);
    // Its pods are told by names in a ConfigMap, not by references.
    const pods = twin.services.find(({ id }) => id === 'primary/learning-services');
    expect(pods?.addresses?.map(({ node }) => node)).to.deep.equal([
      'primary/learning-database',
      'primary/learning-read-replica',
    ]);
  });

  it('follows the learning database in step in another zone, and from afar in the other region', () => {
    const learning = twin.databases.find(({ id }) => id === 'primary/learning-database');
    expect(learning).to.include({ engineMajor: 18, asked: '17', zone: 'primary-a' });
    expect(
      learning?.followers.map(({ id, zone, role, mode, linkDelayMs }) => [id, zone, role, mode, linkDelayMs]),
    ).to.deep.equal([
      ['primary/learning-database/standby', 'primary-b', 'standby', 'sync', 0],
      ['primary/learning-read-replica', 'primary-c', 'replica', 'async', 2],
      ['failover/learning-database', 'failover-a', 'replica', 'async', 50],
    ]);
  });

  it('asks each region by a name of its own, and answers private names by region', () => {
    const [checked] = twin.records.filter(({ id }) => id === 'dns/api-primary-record');
    expect(checked?.check).to.include({
      host: 'origin-primary.knowledgecity.example',
      target: 'primary/load-balancer',
      path: '/api/health/deep',
    });
    const services = twin.records.filter(({ name }) => name === 'services.knowledgecity.example');
    expect(services.map(({ privateTo }) => privateTo)).to.deep.equal(['primary', 'failover']);
  });

  it('rests on no figure for the promotion of a replica, since AWS gives none', () => {
    const promotion = twin.controlPlane.find(({ what }) => what === 'replica-promotion');
    expect(promotion).to.deep.include({ seconds: 600, band: [120, 1800] });
    expect(promotion).not.to.have.property('source');
  });

  it('moves with the region that is given', async () => {
    const moved = await planTwin(['knowledgecity-ec2'], { region: ['primary=eu-west-1'], parameters: [] });
    expect(moved.regions[0]?.zones.map(({ name }) => name)).to.deep.equal(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  });
});

describe('plumbline twin plan', { concurrency: 2 }, () => {
  it('prints what lies where, what the timers add up to, what differs and what is left out', async () => {
    const { stdout, exitCode } = await plan('knowledgecity-ec2');
    for (const line of [
      'knowledgecity-ec2: 2 regions, 6 zones, 4 load balancers, 42 servers, 4 database servers',
      '    primary/learning-database/standby, a standby',
      '      out after 5 s x 2 failures + 4 s wait = 14 s; in again after 5 s x 2 successes = 10 s; drained for 30 s',
      '      left after 10 s x 3 failures + 6 s wait + 60 s in caches = 96 s',
      '    assumed; no source gives a figure, so no proof may rest on it',
      '  FirewallLogging, WebAcl: no request is filtered',
    ])
      expect(stdout.split('\n')).to.include(line);
    expect(stdout).to.match(/^ {2}primary\/learning-database: PostgreSQL 18 for 17$/mu);
    expect(stdout).to.match(
      /^ {2}BankDatabase: not started: only primary\/bank-service and failover\/bank-service would ask it, which answer plainly$/mu,
    );
    expect(exitCode).to.equal(0);
  });

  it('prints the plan as JSON, with folders as seen from here', async () => {
    const { stdout, exitCode } = await plan('knowledgecity-ec2', '--json');
    const parsed = JSON.parse(stdout) as TwinPlan;
    expect(parsed.services.find(({ id }) => id === 'primary/api')?.run)
      .to.have.property('folder')
      .that.matches(/^\.\./u);
    expect(exitCode).to.equal(0);
  });

  it('says that there is nothing to build, and ends with 3', async () => {
    writeFileSync(join(scratch, 'key.yaml'), 'Resources:\n  Key: { Type: AWS::KMS::Key, Properties: {} }\n');
    const { stdout, exitCode } = await plan('key.yaml');
    expect(stdout).to.match(/^templates: there is nothing in it that a twin could be built of\n/u);
    expect(exitCode).to.equal(3);
  });

  it('names the input that was not seen, and ends with 3', async () => {
    writeFileSync(
      join(scratch, 'front.yaml'),
      `Parameters:
  Subnets: { Type: List<AWS::EC2::Subnet::Id> }
Resources:
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: !Ref Subnets } }
`,
    );
    const { stdout, exitCode } = await plan('front.yaml');
    expect(stdout).to.match(/^Not seen, and so left out\n {2}Balancer: was not seen: Subnets: .*Subnets/mu);
    expect(exitCode).to.equal(3);
  });

  it('refuses what is not there', async () => {
    expect(await plan('nowhere')).to.include({ exitCode: 2, stdout: '' });
    expect((await plan('--nothing')).exitCode).to.equal(2);
  });

  it('refuses a service for what is no component, and one that says neither command nor URL', async () => {
    const file = join(scratch, 'architecture.yaml');
    const written = (services: string): string =>
      `id: shop\ntitle: Shop\nregions: { primary: { code: eu-west-1 } }\nstacks: [{ name: key, template: key.yaml, region: primary }]\nservices:\n${services}\n`;
    writeFileSync(file, written('  API: { command: [node, api.js], healthPath: /up }'));
    expect((await plan()).stderr).to.equal(
      'plumbline: A service is given for "API", which is not a component (architecture.yaml:6). Declare it under components.',
    );
    writeFileSync(file, written('  API: { healthPath: /up }'));
    const { stderr, exitCode } = await plan();
    expect(stderr).to.match(/^plumbline: .*command.*\(architecture\.yaml:6\)/u);
    expect(exitCode).to.equal(2);
  });
});
