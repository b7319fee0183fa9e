import { expect } from 'chai';
import { test } from 'node:test';
import type { Mapped } from '../aws/collector.ts';
import { isMadeByItself } from './made-by-itself.ts';

const told = (type: string, more: Partial<Mapped>): Mapped => {
  return { type, ref: 'r', region: 'eu-west-1', tags: {}, properties: {}, attributes: {}, api: 'case:List', ...more };
};
const group = (GroupName: string, SecurityGroupIngress: readonly object[]) =>
  told('AWS::EC2::SecurityGroup', { properties: { GroupName, SecurityGroupIngress: SecurityGroupIngress as [] } });
const key = (properties: Mapped['properties']) => told('AWS::KMS::Key', { properties });
const open = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };

test("A region's default network and the keys of AWS were made by the emulator, and what was made or changed beside was not", () => {
  for (const [one, isItsOwn] of [
    [told('AWS::EC2::VPC', { attributes: { IsDefault: true } }), true],
    [told('AWS::EC2::VPC', { attributes: { IsDefault: false } }), false],
    [told('AWS::EC2::Subnet', { attributes: { DefaultForAz: true } }), true],
    [told('AWS::EC2::Subnet', {}), false],
    [group('default', []), true],
    [group('default', [open]), false],
    [group('servers', []), false],
    [key({ Description: 'Default key' }), true],
    [key({ Description: 'Default master key that protects my EBS volumes when no other key is defined' }), true],
    [key({ Description: 'Default master key that protects my DynamoDB table storage' }), true],
    [{ ...key({ Description: 'Default key' }), tags: { Component: 'database' } }, false],
    [key({ Description: 'Default key of the shop' }), false],
    [key({}), false],
  ] as const)
    expect(isMadeByItself(one), JSON.stringify(one)).to.equal(isItsOwn);
});
