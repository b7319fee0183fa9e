import { test } from 'node:test';
import { expect } from 'chai';
import { isPart } from './is-part.ts';

test('what takes no tags is a part of what it names, and so is what comes with an instance', () => {
  for (const type of [
    'AWS::EFS::MountTarget',
    'AWS::Backup::BackupSelection',
    'AWS::MSK::ClusterPolicy',
    'AWS::EC2::Volume',
  ])
    expect(isPart(type), type).to.equal(true);
  for (const type of ['AWS::RDS::DBCluster', 'AWS::ECS::Service', 'AWS::New::Thing'])
    expect(isPart(type), type).to.equal(false);
});
