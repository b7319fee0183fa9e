import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import schemas from './type-schemas.json' with { type: 'json' };
import { holdersOf } from './holders-of.ts';
import { namedAfter } from './named-after.ts';
import { type TypeSchema, typeSchema } from './type-schema.ts';

/** cfn-lint's copy of the resource provider schemas: by region which file holds a type's. */
const root = fileURLToPath(new URL('../../../.tools/cfn-lint/lib', import.meta.url));
const [folder = ''] = existsSync(root) ? globSync(`${root}/python*/site-packages/cfnlint/data/schemas`) : [];
const table: Readonly<Record<string, TypeSchema>> = schemas.types;

interface Provider {
  readonly primaryIdentifier?: readonly string[];
  readonly readOnlyProperties?: readonly string[];
  readonly writeOnlyProperties?: readonly string[];
  readonly handlers?: Readonly<
    Record<
      string,
      { readonly permissions?: readonly string[]; readonly handlerSchema?: { readonly required?: readonly string[] } }
    >
  >;
}

test('the table says of every type what its schema says', { skip: folder === '' ? 'needs cfn-lint' : false }, () => {
  const files = JSON.parse(readFileSync(`${folder}/providers/us-east-1.json`, 'utf8')) as Readonly<
    Record<string, string>
  >;
  const dotted = (paths: readonly string[] = []) =>
    paths.map((path) => path.replace('/properties/', '').replaceAll('/', '.'));
  for (const [type, row] of Object.entries(table)) {
    const text = readFileSync(`${folder}/resources/${files[type]}.json`, 'utf8');
    const { primaryIdentifier, readOnlyProperties, writeOnlyProperties, handlers = {} } = JSON.parse(text) as Provider;
    expect(row.identifier, type).to.deep.equal(dotted(primaryIdentifier));
    expect(row.readOnly ?? [], type).to.have.members(dotted(readOnlyProperties));
    expect(row.writeOnly ?? [], type).to.have.members(dotted(writeOnlyProperties));
    expect(row.list, type).to.deep.equal(handlers['list']?.permissions ?? (handlers['list'] ? [] : undefined));
    expect(row.read, type).to.deep.equal(handlers['read']?.permissions);
    expect(row.listNeeds ?? [], type).to.deep.equal(handlers['list']?.handlerSchema?.required ?? []);
  }
});

test('whatever is asked for another type’s sake can be listed by itself', () => {
  for (const type of Object.keys(table)) {
    const holders = holdersOf(type);
    const others = [...(holders && 'type' in holders ? [holders.type] : []), ...(namedAfter(type)?.types ?? [])];
    for (const other of others) {
      expect(typeSchema(other)?.list, `${other}, for ${type}`).to.be.an('array');
      expect(typeSchema(other)?.listNeeds, `${other}, for ${type}`).to.equal(undefined);
    }
  }
});

test('the forms of ARNs are made of properties that are told', () => {
  for (const [type, { arn = '', identifier }] of Object.entries(table)) {
    const parts = [...arn.matchAll(/\$\{(\w+)\}/gu)].map(([, name]) => name);
    expect(['Partition', 'Region', 'Account', ...identifier], type).to.include.members(parts);
  }
});
