import { expect } from 'chai';
import { describe, it } from 'node:test';
import { dbInstanceCollector } from '../../../../aws/rds/db-instance-collector.ts';
import { withoutBeyond } from '../../../beyond.ts';
import { motoForTests } from '../../../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../../place-for-tests.ts';
import { traps } from '../../../traps/catalogue.ts';
import { subnetGroupMade } from '../../../traps/rds-probes.ts';
import { isUnseen } from '../../../../../inventory/value.ts';
import { dbInstanceCreator } from './db-instance.ts';

const moto = motoForTests();
const database = { DBInstanceClass: 'db.t4g.micro', Engine: 'postgres', AllocatedStorage: '20' };
const path = 'VPCSecurityGroups';

describe('the security groups of databases in moto', { skip: 'missing' in moto ? moto.missing : false }, () => {
  const endpoint = 'endpoint' in moto ? moto.endpoint : '';

  it('of a replica that names none are not those of its source, and were not seen', async () => {
    const place = placeForTests(endpoint, accountForTest(), 'eu-west-1');
    const source = await dbInstanceCreator.create({ ...database, [path]: ['sg-1'] }, place);
    expect(source.notTaken).to.deep.equal({});
    const asked = { SourceDBInstanceIdentifier: source.ref };
    const replica = await dbInstanceCreator.create(asked, place);
    expect(replica.notTaken).to.deep.equal({
      [path]: 'is told as ["sg-1"], where AWS takes the default group of its VPC',
    });
    const told = (await dbInstanceCollector.collect(place)).find(({ ref }) => ref === replica.ref);
    const seen = told && withoutBeyond(told, asked, traps, replica.notTaken ?? {});
    expect(isUnseen(seen?.properties[path])).to.equal(true);
  });

  it('of a replica that names some are those', async () => {
    const place = placeForTests(endpoint, accountForTest(), 'eu-west-1');
    const source = await dbInstanceCreator.create({ ...database, [path]: ['sg-1'] }, place);
    const asked = { SourceDBInstanceIdentifier: source.ref, [path]: ['sg-2'] };
    const replica = await dbInstanceCreator.create(asked, place);
    expect(replica.notTaken).to.deep.equal({});
    const told = (await dbInstanceCollector.collect(place)).find(({ ref }) => ref === replica.ref);
    expect(told && withoutBeyond(told, asked, traps, {}).properties[path]).to.deep.equal(['sg-2']);
  });

  it('of one that names none in a VPC of its own are not those of another VPC', async () => {
    const place = placeForTests(endpoint, accountForTest(), 'eu-west-1');
    const { notTaken } = await dbInstanceCreator.create(
      { ...database, DBSubnetGroupName: await subnetGroupMade(place) },
      place,
    );
    expect(Object.keys(notTaken ?? {})).to.deep.equal([path]);
    expect((await dbInstanceCreator.create(database, place)).notTaken).to.deep.equal({});
  });
});
