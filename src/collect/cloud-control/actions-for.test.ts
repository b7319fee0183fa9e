import { test } from 'node:test';
import { expect } from 'chai';
import { actionsFor } from './actions-for.ts';

test('the actions of both operations, and those of the handlers in the caller’s name, are asked for', () => {
  expect(actionsFor(['AWS::Kinesis::Stream', 'AWS::Batch::JobDefinition'])).to.deep.equal([
    'batch:DescribeJobDefinitions',
    'cloudformation:GetResource',
    'cloudformation:ListResources',
    'kinesis:DescribeStreamSummary',
    'kinesis:ListStreams',
    'kinesis:ListTagsForResource',
    'kinesis:ListTagsForStream',
  ]);
});

test('a resource that holds others needs to be listed too', () => {
  expect(actionsFor(['AWS::EKS::FargateProfile'])).to.include.members(['eks:ListClusters', 'eks:ListFargateProfiles']);
  expect(actionsFor(['AWS::VpcLattice::AuthPolicy'])).to.include.members([
    'vpc-lattice:GetAuthPolicy',
    'vpc-lattice:ListServiceNetworks',
    'vpc-lattice:ListServices',
  ]);
});

test('nothing is asked for types that are not read, and nothing that writes or reveals', () => {
  expect(actionsFor(['AWS::SSM::Parameter', 'AWS::FSx::FileSystem', 'AWS::Route53::RecordSetGroup'])).to.deep.equal([]);
  const all = actionsFor([
    'AWS::ApiGateway::VpcLink',
    'AWS::AppRunner::Service',
    'AWS::DynamoDB::GlobalTable',
    'AWS::EC2::VPCPeeringConnection',
    'AWS::Neptune::DBCluster',
    'AWS::RUM::AppMonitor',
    'AWS::StepFunctions::StateMachine',
  ]);
  expect(all).to.include.members(['apigateway:GET', 'dynamodb:DescribeTable', 'states:DescribeStateMachine']);
  expect(all.filter((action) => !/:(?:GET$|List|Describe|Get|BatchGet|Search)/u.test(action))).to.deep.equal([]);
  expect(all.filter((action) => /\*|Item$|GetObject$|Secret|Decrypt|PassRole/u.test(action))).to.deep.equal([]);
});
