import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';

const template = `Parameters:
  AppSubnet: { Type: AWS::EC2::Subnet::Id }
Conditions:
  Odd: !Not [!Condition Even]
  Even: !Not [!Condition Odd]
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: everyone
      Policies:
        - PolicyName: all
          PolicyDocument: all
  Open:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: all addresses
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 203.0.113.7/0 }
  Narrow:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: few addresses
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 203.0.113.7/24 }
  Web:
    Type: AWS::EC2::Instance
    Properties:
      SubnetId: !Ref AppSubnet
  Job:
    Type: AWS::EC2::Instance
    Condition: Odd
    Properties:
      SubnetId: !Ref AppSubnet
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      MultiAZ: !If [Odd, true, false]
  Ledger:
    Type: AWS::RDS::DBInstance
    Properties: [{ Engine: postgres, MultiAZ: true }]
  Users:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      MultiAZ: !ImportValue standby
Outputs:
  Standby: { Value: !ImportValue standby, Export: { Name: standby } }
`;

const files = {
  'architecture.yaml':
    'id: bad\ntitle: Bad input\nregions:\n  primary: { code: eu-west-1 }\nstacks:\n  - { name: bad, template: bad.yaml, region: primary }\n',
  'promises.yaml': 'promises:\n  - { id: BAD-1, title: Bad input is never guessed, proof: [inv] }\n',
  'bad.yaml': template,
  'features/bad.feature': `Feature: Bad input
  Background:
    Given the architecture "bad"

  @BAD-1
  Rule: Bad input is never guessed
    @inv
    Scenario: All of it
      Then no role allows a wildcard action on a wildcard resource
      And every security group keeps SSH and RDP closed to the internet
      And every workload runs in private subnets
      And every database keeps a standby in another Availability Zone
`,
};

interface Finding {
  readonly verdict: string;
  readonly message: string;
  readonly origin: string;
  readonly subject: { readonly name: string };
}

describe('what is judged from bad input', () => {
  let findings: readonly Finding[] = [];
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-judged-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));

  before(async () => {
    mkdirSync(join(scratch, 'features'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(scratch, name), content);
    const plumbline = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
    const { stdout } = await execa(process.execPath, [plumbline, 'verify', '.', '--no-lint', '--quiet', '--json'], {
      cwd: scratch,
      reject: false,
    });
    const { promises } = JSON.parse(stdout) as {
      promises: readonly { readonly proofs: readonly { readonly findings: readonly Finding[] }[] }[];
    };
    findings = promises.flatMap(({ proofs }) => proofs.flatMap((proof) => proof.findings));
  });

  const said: [what: string, subject: string, verdict: string, message: string, origin: string][] = [
    [
      'a policy that is a string',
      'Role',
      'unknown',
      'Role (bad.yaml:13): Policies.0.PolicyDocument: is text that is no JSON.',
      'bad.yaml:7',
    ],
    ['a block of all addresses with host bits', 'Open', 'fail', 'Admits 203.0.113.7/0 on port 22.', 'bad.yaml:19'],
    ['a narrow block with host bits', 'Narrow', 'pass', 'Admits the internet to neither SSH nor RDP.', 'bad.yaml:20'],
    [
      'a subnet behind a parameter without value',
      'Web',
      'unknown',
      'SubnetId: parameter "AppSubnet" has no value.',
      'bad.yaml:29',
    ],
    [
      'a condition in a circle',
      'Job',
      'unknown',
      'whether it exists is not known: condition "Odd" depends on itself.',
      'bad.yaml:30',
    ],
    [
      'a value behind a condition in a circle',
      'Orders',
      'unknown',
      'MultiAZ: depends on condition "Odd": condition "Odd" depends on itself.',
      'bad.yaml:39',
    ],
    ['properties that are a list', 'Ledger', 'unknown', 'its Properties are not a map.', 'bad.yaml:40'],
    ['an import in a circle', 'Users', 'unknown', 'MultiAZ: output Standby depends on itself.', 'bad.yaml:47'],
  ];
  for (const [what, subject, verdict, message, origin] of said) {
    it(`${what}: ${verdict}, with the reason and its place`, () => {
      const about = findings.filter((finding) => finding.subject.name === subject);
      expect(about.map((one) => [one.verdict, one.message, one.origin])).to.deep.include([verdict, message, origin]);
    });
  }
});
