import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { motoForTests } from '../collect/emulator/moto-for-tests.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const moto = motoForTests();
const out = mkdtempSync(join(tmpdir(), 'plumbline-losses-'));
after(() => rmSync(out, { recursive: true, force: true }));

const trust = `{Version: '2012-10-17', Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'}]}`;
const policy = (action: string): string =>
  `{PolicyName: access, Roles: [!Ref Role], PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: Allow, Action: '${action}', Resource: 'arn:aws:s3:::x/y'}]}}`;

/** What an emulator cannot be made to hold: values that nobody gave, two under one name, a name that is refused. */
const templates: Readonly<Record<string, string>> = {
  open: `Parameters:
  Open: {Type: String, AllowedValues: ['yes', 'no']}
  Access: {Type: String}
Conditions:
  IsOpen: !Equals [!Ref Open, 'yes']
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: ${trust}
      Policies:
        - PolicyName: p
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - {Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::x/y'}
              - !If [IsOpen, {Effect: Allow, Action: '*', Resource: '*'}, !Ref AWS::NoValue]
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Web
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
        - !If [IsOpen, {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}, !Ref AWS::NoValue]
  Files: {Type: AWS::S3::Bucket, Properties: {AccessControl: !Ref Access}}
  Maybe: {Type: AWS::SQS::Queue, Condition: IsOpen, Properties: {SqsManagedSseEnabled: false}}
`,
  alike: `Resources:
  Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: ${trust}}}
  Admin: {Type: AWS::IAM::Policy, Properties: ${policy('*')}}
  Little: {Type: AWS::IAM::Policy, DependsOn: Admin, Properties: ${policy('s3:GetObject')}}
  First: {Type: AWS::SNS::Topic, Properties: {TopicName: news}}
  Second: {Type: AWS::SNS::Topic, DependsOn: First, Properties: {TopicName: news, KmsMasterKeyId: alias/aws/sns}}
`,
  refused: `Resources:
  Bad: {Type: AWS::SQS::Queue, Properties: {QueueName: 'bad name!', SqsManagedSseEnabled: false}}
`,
};

function statusesOf({ promises }: ReportData): ReadonlyMap<string, string> {
  return new Map(promises.map(({ id, status }) => [id, status]));
}

describe('an emulator that cannot be made to hold what a template says', {
  skip: 'missing' in moto ? moto.missing : false,
}, () => {
  const verified = async (file: string, ...args: readonly string[]): Promise<ReportData> => {
    const common = ['--no-lint', '--json', '--quiet', '--out', out, '--region', 'eu-west-1', ...args];
    const main = join(projectFolder, 'src', 'cli', 'main.ts');
    const { stdout, stderr } = await execa(process.execPath, [main, 'verify', file, ...common], {
      cwd: projectFolder,
      reject: false,
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as ReportData;
  };

  for (const [name, text] of Object.entries(templates))
    it(`meets no promise that the template does not: ${name}`, async () => {
      const file = join(out, `${name}.yaml`);
      writeFileSync(file, text);
      const declared = statusesOf(await verified(file));
      const told = statusesOf(await verified(file, '--target', 'emulator'));
      const doubtful = [...declared].filter(([, status]) => status === 'unknown' || status === 'broken');
      expect(doubtful).to.not.deep.equal([]);
      expect(doubtful.filter(([id]) => told.get(id) === 'met')).to.deep.equal([]);
      expect([...told.values()]).to.include('unknown');
    });
});
