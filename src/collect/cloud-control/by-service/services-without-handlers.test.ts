import { test } from 'node:test';
import { expect } from 'chai';
import { json, jsonError, type WireAnswer, type WireRequest } from '../../aws/service-for-tests.ts';
import { account, gapTypes, model, readOverFake, refs, region } from '../read-over-fake-for-tests.ts';

/** What each service answers. Origin: 'case', with members as the SDK's models have them. */
const answers: Readonly<Record<string, WireAnswer>> = {
  ListProjects: json({ projects: ['web'] }),
  BatchGetProjects: json({
    projects: [
      {
        name: 'web',
        arn: `arn:aws:codebuild:${region}:${account}:project/web`,
        serviceRole: `arn:aws:iam::${account}:role/build`,
        source: { type: 'GITHUB', location: 'https://github.com/shop/web', buildspec: 'build.yml' },
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: {
          type: 'LINUX_CONTAINER',
          image: 'aws/codebuild/standard:7.0',
          computeType: 'BUILD_GENERAL1_SMALL',
          privilegedMode: false,
          environmentVariables: [{ name: 'DB_PASSWORD', value: 'hunter2', type: 'PLAINTEXT' }],
        },
        vpcConfig: { vpcId: 'vpc-1', subnets: ['subnet-1'], securityGroupIds: ['sg-1'] },
        webhook: { secret: 'never', filterGroups: [[{ type: 'EVENT', pattern: 'PUSH' }]] },
        created: 1_760_000_000,
        tags: [{ key: 'Project', value: 'shop' }],
      },
    ],
  }),
  DescribeClusters: json({
    Clusters: [
      {
        ClusterName: 'cache',
        ClusterArn: `arn:aws:dax:${region}:${account}:cache/cache`,
        NodeType: 'dax.r5.large',
        TotalNodes: 3,
        IamRoleArn: `arn:aws:iam::${account}:role/dax`,
        SubnetGroup: 'data',
        SecurityGroups: [{ SecurityGroupIdentifier: 'sg-1', Status: 'active' }],
        ParameterGroup: { ParameterGroupName: 'default.dax1.0' },
        SSEDescription: { Status: 'DISABLED' },
      },
    ],
  }),
  ListTags: json({ Tags: [{ Key: 'Project', Value: 'shop' }] }),
  ListClusters: json({ Clusters: [{ Id: 'j-1' }] }),
  DescribeCluster: json({
    Cluster: {
      Id: 'j-1',
      Name: 'numbers',
      ServiceRole: 'emr',
      Ec2InstanceAttributes: { Ec2SubnetId: 'subnet-1', IamInstanceProfile: 'nodes' },
      Tags: [],
    },
  }),
  DescribeFileSystems: json({
    FileSystems: [
      {
        FileSystemId: 'fs-1',
        ResourceARN: `arn:aws:fsx:${region}:${account}:file-system/fs-1`,
        FileSystemType: 'LUSTRE',
        KmsKeyId: 'key-1',
        SubnetIds: ['subnet-1'],
        LustreConfiguration: { DeploymentType: 'PERSISTENT_2' },
      },
    ],
  }),
  'GET /2021-01-01/domain': json({
    DomainNames: [
      { DomainName: 'logs', EngineType: 'OpenSearch' },
      { DomainName: 'old', EngineType: 'Elasticsearch' },
    ],
  }),
};
const service = ({ operation }: WireRequest): WireAnswer => answers[operation] ?? jsonError('NoTestAnswer', operation);

const types = [
  'AWS::CodeBuild::Project',
  'AWS::DAX::Cluster',
  'AWS::EMR::Cluster',
  'AWS::FSx::FileSystem',
  'AWS::OpenSearchService::Domain',
];

test('what Cloud Control does not know is told by its own service', async () => {
  const read = await readOverFake(types.slice(0, 4), {}, service);
  expect(read.gaps).to.deep.equal([]);
  expect(read.told.map(({ type, ref, properties }) => [type, ref, properties])).to.deep.equal([
    [
      'AWS::DAX::Cluster',
      'cache',
      {
        ClusterName: 'cache',
        NodeType: 'dax.r5.large',
        ReplicationFactor: 3,
        IAMRoleARN: `arn:aws:iam::${account}:role/dax`,
        SubnetGroupName: 'data',
        SecurityGroupIds: ['sg-1'],
        SSESpecification: { SSEEnabled: false },
      },
    ],
    [
      'AWS::CodeBuild::Project',
      'web',
      {
        Name: 'web',
        ServiceRole: `arn:aws:iam::${account}:role/build`,
        Source: { Type: 'GITHUB', Location: 'https://github.com/shop/web', BuildSpec: 'build.yml' },
        Artifacts: { Type: 'NO_ARTIFACTS' },
        Environment: {
          Type: 'LINUX_CONTAINER',
          Image: 'aws/codebuild/standard:7.0',
          ComputeType: 'BUILD_GENERAL1_SMALL',
          PrivilegedMode: false,
          EnvironmentVariables: [{ Name: 'DB_PASSWORD', Value: 'hunter2', Type: 'PLAINTEXT' }],
        },
        VpcConfig: { VpcId: 'vpc-1', Subnets: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
        Triggers: { Webhook: true, FilterGroups: [[{ Type: 'EVENT', Pattern: 'PUSH' }]] },
      },
    ],
    [
      'AWS::EMR::Cluster',
      'j-1',
      {
        Name: 'numbers',
        ServiceRole: 'emr',
        JobFlowRole: 'nodes',
        Instances: { Ec2SubnetId: 'subnet-1' },
      },
    ],
    ['AWS::FSx::FileSystem', 'fs-1', { FileSystemType: 'LUSTRE', KmsKeyId: 'key-1', SubnetIds: ['subnet-1'] }],
  ]);
  expect(read.told.map(({ tags }) => tags['Project'])).to.deep.equal(['shop', 'shop', undefined, undefined]);
  expect(read.told[3]?.untold).to.have.keys('SecurityGroupIds', 'LustreConfiguration');
});

test('search domains are listed by their service and told by Cloud Control, whichever engine they run', async () => {
  const type = 'AWS::OpenSearchService::Domain';
  const resources = ['logs', 'old'].map((name) => model(type, name, { DomainName: name }));
  const read = await readOverFake([type, 'AWS::Elasticsearch::Domain'], { resources, unlisted: [type] }, service);
  expect(refs(read)).to.deep.equal([`${type} logs`, `${type} old`]);
  expect(read.gaps).to.deep.equal([]);
});

test('where a service may not be asked, its type alone was not seen', async () => {
  for (const type of types) {
    const read = await readOverFake([type], {}, () => jsonError('AccessDeniedException', 'no', 403));
    expect([refs(read), gapTypes(read)], type).to.deep.equal([[], [type]]);
  }
});

test('a build project that is gone since it was listed is left out with a note; of one that is left out without a word nothing was seen', async () => {
  const some: Readonly<Record<string, WireAnswer>> = {
    ListProjects: json({ projects: ['web', 'old', 'untold'] }),
    BatchGetProjects: json({ projects: [{ name: 'web' }], projectsNotFound: ['old'] }),
  };
  const read = await readOverFake([types[0] ?? ''], {}, ({ operation }) => some[operation] ?? json({}));
  expect(read.told.map(({ ref }) => ref)).to.deep.equal(['web']);
  expect(read.vanished).to.deep.equal([`${region}: build project old (ProjectNotFound)`]);
  expect(read.gaps.map(({ what, reason, mend }) => [what, reason, mend])).to.deep.equal([
    [
      `AWS::CodeBuild::Project in ${region}`,
      `codebuild:BatchGetProjects in ${region} told nothing of untold (Error)`,
      'Run again; if it stays so, keep what was told with --record, and report it.',
    ],
  ]);
});

test('where there are none, nothing more is asked', async () => {
  const none = json({ projects: [], Clusters: [], FileSystems: [], DomainNames: [] });
  const read = await readOverFake(types, {}, () => none);
  expect([read.told, read.gaps]).to.deep.equal([[], []]);
  expect(Object.values(read.calls)).to.deep.equal([1, 1, 1, 1, 1]);
});
