import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { projectFolder } from './project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-reach-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

async function reach(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'main.ts'), 'reach', ...args],
    { cwd: scratch, reject: false },
  );
  return { exitCode, stdout, stderr };
}

/** Three stacks that share by exports; the last one's rule admits a parameter without a value. */
writeFileSync(
  join(scratch, 'network.yaml'),
  `Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  Subnet: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24 } }
Outputs:
  Vpc: { Value: !Ref Vpc, Export: { Name: vpc } }
  Subnet: { Value: !Ref Subnet, Export: { Name: subnet } }
`,
);
writeFileSync(
  join(scratch, 'app.yaml'),
  `Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: app, VpcId: !ImportValue vpc } }
  Server: { Type: AWS::EC2::Instance, Properties: { SubnetId: !ImportValue subnet, SecurityGroupIds: [!Ref Group] } }
Outputs:
  Group: { Value: !Ref Group, Export: { Name: app-group } }
`,
);
writeFileSync(
  join(scratch, 'data.yaml'),
  `Parameters:
  Office: { Type: String }
Resources:
  Doors:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: data
      VpcId: !ImportValue vpc
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: "3306", ToPort: "3306", SourceSecurityGroupId: !ImportValue app-group }
        - { IpProtocol: tcp, FromPort: 8125, ToPort: 8125, CidrIp: !Ref Office }
  Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: d, SubnetIds: [!ImportValue subnet] } }
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      PubliclyAccessible: false
      DBSubnetGroupName: !Ref Subnets
      VPCSecurityGroups: [!Ref Doors]
  Metrics: { Type: AWS::EC2::Instance, Properties: { SubnetId: !ImportValue subnet, SecurityGroupIds: [!Ref Doors] } }
`,
);
const stacks = ['network.yaml', 'app.yaml', 'data.yaml'];

describe('plumbline reach', { concurrency: 2 }, () => {
  it('prints all that reach every data store, hop by hop, across stacks', async () => {
    const { stdout, exitCode } = await reach(...stacks);
    expect(stdout).to.equal(
      `Orders (data.yaml:13) is reached by 1
  Server (app.yaml:3) -> Orders in us-east-1 on tcp 3306: reachable
    1. security group Group lets everything out, since no egress rule is written
    2. security group Doors admits tcp 3306 from Group by Doors (data.yaml:10)
  internet -> Orders in us-east-1 on tcp 3306: blocked
    x  VPC Vpc (network.yaml:2) has no internet gateway
       and further on: Orders (data.yaml:17) has no public address: PubliclyAccessible is false
       and further on: for answers, subnet Subnet (network.yaml:3) has no route to anywhere (0.0.0.0/0) in the main route table of its VPC
       and further on: no rule of security group Doors (data.yaml:4) admits tcp 3306 from anywhere (0.0.0.0/0)
`.trimEnd(),
    );
    expect(exitCode).to.equal(0);
  });

  it('ends with 3 where something on the way was not seen, and names it', async () => {
    const { stdout, exitCode } = await reach(...stacks, '--from', 'Server', '--to', 'Metrics', '--port', '8125');
    expect(stdout).to.match(
      /^Server \(app\.yaml:3\) -> Metrics in us-east-1 on tcp 8125: unknown\n {2}\? {2}Doors\..*Office/u,
    );
    expect(exitCode).to.equal(3);
    const seen = await reach(
      ...stacks,
      '--from',
      'Server',
      '--to',
      'Metrics',
      '--port',
      '8125',
      '--parameters',
      'Office=10.0.0.0/8',
      '--json',
    );
    expect(seen.exitCode).to.equal(0);
    expect(JSON.parse(seen.stdout)).to.have.nested.property('answers[0].answer', 'reachable');
  });

  it('refuses names that mean nothing, and what is no port, with what comes near', async () => {
    const stray = await reach(...stacks, '--to', 'Order');
    expect(stray).to.include({ exitCode: 2, stdout: '' });
    expect(stray.stderr).to.equal(
      'plumbline: Nothing that talks over a network is called "Order". Near it: Orders, Server, internet, Metrics.',
    );
    expect((await reach(...stacks, '--port', 'mysql')).stderr).to.equal(
      'plumbline: "mysql" is not a port. Use --port with a number from 0 to 65535.',
    );
  });
});
