import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { projectFolder } from './project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-access-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
writeFileSync(
  join(scratch, 'shop.yaml'),
  `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Partner: { Type: String }
Resources:
  Files:
    Type: AWS::S3::Bucket
  Queue:
    Type: AWS::SQS::Queue
  QueuePolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { AWS: !Ref Partner }, Action: "sqs:SendMessage", Resource: "*" }
  Server:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }]
      Policies:
        - PolicyName: own
          PolicyDocument:
            Statement:
              - { Sid: ReadFiles, Effect: Allow, Action: "s3:Get*", Resource: !Sub "\${Files.Arn}/*" }
`,
);

async function access(...options: readonly string[]) {
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const { stdout, stderr, exitCode } = await execa(process.execPath, [main, 'access', 'shop.yaml', ...options], {
    cwd: scratch,
    reject: false,
  });
  return { said: stdout === '' ? stderr.split('\n') : stdout.split('\n'), exitCode };
}

describe('plumbline access', { concurrency: 2 }, () => {
  it('says who may, by which statement', async () => {
    expect(await access('--on', 'Files')).to.deep.equal({
      said: [
        'Who may s3:GetObject on Files (shop, us-east-1)?',
        '  allowed  Server (shop, us-east-1)',
        '           Allow: ReadFiles (shop.yaml:25)',
      ],
      exitCode: 0,
    });
  });

  it('says of one whether he may, on a resource and on anything', async () => {
    expect((await access('--who', 'Server', '--on', 'Files', '--action', 's3:PutObject')).said).to.deep.equal([
      'May Server s3:PutObject on Files (shop, us-east-1)?',
      '  denied   Server (shop, us-east-1): no statement allows it',
    ]);
    expect((await access('--who', 'Server', '--action', 's3:GetObject')).said[1]).to.match(/^ {2}allowed /u);
  });

  it('ends with 3 and says what is missing where it was not seen, as text and as JSON', async () => {
    const { said, exitCode } = await access('--on', 'Queue');
    expect(said).to.deep.equal([
      'Who may sqs:SendMessage on Queue (shop, us-east-1)?',
      '  unknown  others: QueuePolicy (shop.yaml:15): Principal.AWS: parameter "Partner" has no value',
    ]);
    expect(exitCode).to.equal(3);
    const json = await access('--on', 'Queue', '--json');
    const { questions } = JSON.parse(json.said.join('\n')) as { questions: readonly unknown[] };
    expect(questions).to.deep.equal([
      {
        action: 'sqs:SendMessage',
        answers: [],
        on: { id: '-/us-east-1/shop/Queue', name: 'Queue', type: 'AWS::SQS::Queue' },
        unseen: ['QueuePolicy (shop.yaml:15): Principal.AWS: parameter "Partner" has no value'],
      },
    ]);
  });

  it('ends with 2 and near names where a name means nothing', async () => {
    expect(await access('--on', 'File')).to.deep.equal({
      said: ['plumbline: There is no resource "File". Did you mean Files, Queue, Server, QueuePolicy?'],
      exitCode: 2,
    });
    const { said, exitCode } = await access('--who', 'Serve', '--on', 'Files');
    expect({ said, exitCode }).to.deep.equal({
      said: ['plumbline: There is no role or user "Serve". Did you mean Server?'],
      exitCode: 2,
    });
  });
});
