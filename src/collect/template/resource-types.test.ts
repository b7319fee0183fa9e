import { describe, it } from 'node:test';
import { expect } from 'chai';
import { strangeType } from './resource-types.ts';

const known = new Set(['AWS::RDS::DBInstance', 'AWS::CloudFormation::StackSet', 'AWS::CloudFormation::CustomResource']);

describe('a resource type', () => {
  for (const type of [
    'AWS::RDS::DBInstance',
    'Custom::Cleaner',
    'AWS::CloudFormation::CustomResource',
    'Datadog::Monitors::Monitor',
  ])
    it(`${type} is taken`, () => {
      expect(strangeType(type, known)).to.equal(undefined);
    });

  it('misspelt is a gap, and one in the wrong case is told the right one', () => {
    expect(strangeType('AWS::RDS::DBInstnce', known)).to.deep.equal({
      reason: 'there is no resource type "AWS::RDS::DBInstnce"',
      mend: 'Mend its Type.',
    });
    for (const type of ['aws::rds::dbinstance', 'AWS::RDS::DBInstance '])
      expect(strangeType(type, known)?.mend).to.equal('Write AWS::RDS::DBInstance.');
  });

  for (const type of [
    'MyOrg::RDS::Db::MODULE',
    'AWS::CloudFormation::StackSet',
    'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
  ])
    it(`${type} makes what was not collected`, () => {
      expect(strangeType(type, known)?.reason).to.include(type);
    });
});
