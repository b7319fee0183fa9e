import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { ValueMap } from '../../inventory/value.ts';
import schemas from '../cloud-control/type-schemas.json' with { type: 'json' };
import type { TypeSchema } from '../cloud-control/type-schema.ts';
import { ownTags } from './own-tags.ts';
import { tagPlace, typesWithTagPlace } from './tag-place.ts';

const region = 'eu-west-1';
const pair = (Value: string) => [{ Key: 'Component', Value }];
const found = (type: string, properties: ValueMap) => ownTags(type, properties, region).tags;

/** cfn-lint's copy of the resource provider schemas. */
const root = fileURLToPath(new URL('../../../.tools/cfn-lint/lib', import.meta.url));
const [folder = ''] = existsSync(root) ? globSync(`${root}/python*/site-packages/cfnlint/data/schemas`) : [];

describe('the tags of a record of a template', () => {
  for (const [type, property] of [
    ['AWS::EC2::VPC', 'Tags'],
    ['AWS::Route53::HealthCheck', 'HealthCheckTags'],
    ['AWS::Route53::HostedZone', 'HostedZoneTags'],
    ['AWS::Budgets::Budget', 'ResourceTags'],
  ] as const)
    it(`of the type ${type} stand in its ${property}`, () => {
      expect(found(type, { [property]: pair('dns') })).to.deep.equal({ Component: 'dns' });
    });

  for (const [type, property] of [
    ['AWS::SSM::Parameter', 'Tags'],
    ['AWS::Backup::BackupVault', 'BackupVaultTags'],
    ['AWS::Cognito::UserPool', 'UserPoolTags'],
  ] as const)
    it(`of the type ${type} are a map in its ${property}`, () => {
      expect(found(type, { [property]: { Component: 'shop', Count: 2 } })).to.deep.equal({
        Component: 'shop',
        Count: '2',
      });
    });

  it('of another resource are not its own', () => {
    expect(found('AWS::Rbin::Rule', { ResourceTags: pair('what it keeps') })).to.deep.equal({});
    expect(found('AWS::Route53::HealthCheck', { Tags: pair('no such property') })).to.deep.equal({});
  });

  it('of a launch template are not those of what it launches', () => {
    const TagSpecifications = [
      { ResourceType: 'instance', Tags: pair('servers') },
      { ResourceType: 'launch-template', Tags: pair('template') },
    ];
    const type = 'AWS::EC2::LaunchTemplate';
    expect(found(type, { TagSpecifications })).to.deep.equal({ Component: 'template' });
    const LaunchTemplateData = { TagSpecifications: [{ ResourceType: 'instance', Tags: pair('servers') }] };
    expect(found(type, { LaunchTemplateData })).to.deep.equal({});
  });

  it('of a global table are those of its replica in the region of the stack', () => {
    const Replicas = ['us-east-1', region].map((Region) => ({ Region, Tags: pair(Region) }));
    expect(found('AWS::DynamoDB::GlobalTable', { Replicas })).to.deep.equal({ Component: region });
  });

  it('that are not known yet are unseen', () => {
    const Tags = [{ Key: 'Owner', Value: { unseen: 'no value for it' } }];
    expect(ownTags('AWS::EC2::VPC', { Tags }, region)).to.deep.equal({
      tags: { Owner: { unseen: 'no value for it' } },
    });
  });

  const hole = { unseen: 'no value for it' };
  for (const [name, type, properties, tags] of [
    ['as a whole', 'AWS::EC2::VPC', { Tags: hole }, {}],
    ['in part', 'AWS::EC2::VPC', { Tags: [...pair('dns'), hole] }, { Component: 'dns' }],
    ['by their keys', 'AWS::EC2::VPC', { Tags: [{ Key: hole, Value: 'x' }] }, {}],
    ['of a launch template', 'AWS::EC2::LaunchTemplate', { TagSpecifications: hole }, {}],
  ] as const)
    it(`that are not known ${name} may be any`, () => {
      expect(ownTags(type, properties, region)).to.deep.equal({ tags, unseenTags: hole });
    });
});

describe('the table of where tags stand', () => {
  it('says what each schema says', { skip: folder === '' ? 'needs cfn-lint' : false }, () => {
    const files = JSON.parse(readFileSync(`${folder}/providers/us-east-1.json`, 'utf8')) as Readonly<
      Record<string, string>
    >;
    const said = Object.entries(files).flatMap(([type, file]) => {
      const { tagging, properties = {} } = JSON.parse(
        readFileSync(`${folder}/resources/${file}.json`, 'utf8'),
      ) as Schema;
      const at = tagging?.tagProperty?.replace('/properties/', '').replaceAll('/', '.');
      return at !== undefined && at !== 'Tags' && properties[at.split('.')[0] ?? ''] ? [`${type} ${at}`] : [];
    });
    const silent = ['DynamoDB::GlobalTable', 'EC2::ClientVpnEndpoint', 'EC2::EC2Fleet', 'EC2::LaunchTemplate'];
    const rows = typesWithTagPlace().filter((type) => !silent.includes(type.replace('AWS::', '')));
    expect(rows.map((type) => `${type} ${pathOf(type)}`)).to.have.members(said);
  });

  it('is that by which Cloud Control is read', () => {
    const table: Readonly<Record<string, TypeSchema>> = schemas.types;
    for (const [type, { tags = pathOf(type) }] of Object.entries(table)) expect(pathOf(type), type).to.equal(tags);
  });
});

interface Schema {
  readonly tagging?: { readonly tagProperty?: string };
  readonly properties?: Readonly<Record<string, unknown>>;
}

function pathOf(type: string): string {
  const { property, item } = tagPlace(type);
  return item === undefined ? property : `${property}.*.Tags`;
}
