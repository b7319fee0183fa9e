import { describe, it } from 'node:test';
import { expect } from 'chai';
import { belongsTo, membersOf, whyNothing } from './component.ts';
import { inventoryOf } from './inventory.ts';
import type { Resource } from './resource.ts';

const base = { type: 'AWS::RDS::DBInstance', properties: {}, attributes: {}, edges: [], positions: {} };
const place = { account: '111122223333', region: 'eu-west-1', origin: { file: 'shop.yaml', line: 1, column: 1 } };
const database = (more: Partial<Resource> = {}): Resource => ({ ...base, ...place, id: 'Orders', tags: {}, ...more });
const byTag = { tag: { Component: ['database'] } };

describe('Whether a resource belongs to a component', () => {
  it('is known by its tag', () => {
    expect(belongsTo(database({ tags: { Component: 'database' } }), byTag)).to.equal(true);
    expect(belongsTo(database({ tags: { Component: 'cache' } }), byTag)).to.equal(false);
    expect(belongsTo(database(), byTag)).to.equal(false);
  });

  it('is unseen where its tags were not all seen, and none that was says so', () => {
    const unseenTags = { unseen: 'they are a parameter' };
    expect(() => belongsTo(database({ unseenTags }), byTag)).to.throw(/they are a parameter/u);
    expect(belongsTo(database({ tags: { Component: 'database' }, unseenTags }), byTag)).to.equal(true);
  });

  it('is denied to what lies outside the scope', () => {
    const outside = database({ tags: { Component: 'database' }, isOutside: true });
    expect(membersOf(inventoryOf([outside]), byTag)).to.deep.equal([]);
  });
});

describe('Why nothing of a component was found', () => {
  it('is said where it is chosen by logical ids, and nothing has one', () => {
    const byName = { logicalIds: ['Orders'] };
    expect(whyNothing(byName, inventoryOf([database()]))).to.match(/chosen by logical ids, and nothing that was read/u);
    expect(whyNothing(byName, inventoryOf([database({ logicalId: 'Other' })]))).to.equal('');
    expect(whyNothing(byTag, inventoryOf([database()]))).to.equal('');
  });
});
