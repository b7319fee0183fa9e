import { CreateVolumeCommand } from '@aws-sdk/client-ec2';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { aliasCollector } from '../aws/kms/alias-collector.ts';
import { keyCollector } from '../aws/kms/key-collector.ts';
import { dbInstanceCollector } from '../aws/rds/db-instance-collector.ts';
import type { CreatePlace } from './deploy/creator.ts';
import { keyCreator } from './deploy/creators/kms/key.ts';
import { dbInstanceCreator } from './deploy/creators/rds/db-instance.ts';
import { isMadeByItself } from './made-by-itself.ts';
import { motoForTests } from './moto-for-tests.ts';
import { accountForTest, placeForTests } from './place-for-tests.ts';

const moto = motoForTests();
const database = {
  DBInstanceClass: 'db.t4g.micro',
  Engine: 'postgres',
  AllocatedStorage: '20',
  MasterUsername: 'owner',
};

/** What makes moto make a key in place of one of AWS. */
const makers: Readonly<Record<string, (place: CreatePlace) => Promise<unknown>>> = {
  'a password that RDS keeps': (place) =>
    dbInstanceCreator.create({ ...database, ManageMasterUserPassword: true }, place),
  'a volume without a key of its own': ({ clients, region }) =>
    clients.ec2.send(new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 1, Encrypted: true })),
  'a key of AWS asked for by its name': ({ clients }) =>
    clients.kms.send(new DescribeKeyCommand({ KeyId: 'alias/aws/s3' })),
};

describe('keys that moto makes in place of those of AWS', { skip: 'missing' in moto ? moto.missing : false }, () => {
  for (const [what, make] of Object.entries(makers))
    it(`are nobody's, with their aliases: ${what}`, async () => {
      const endpoint = 'endpoint' in moto ? moto.endpoint : '';
      const place = placeForTests(endpoint, accountForTest(), 'eu-west-1');
      const own = await keyCreator.create({ Description: 'Orders' }, place);
      await make(place);
      // The key of a password is made when the database is told.
      await dbInstanceCollector.collect(place);
      const keys = await keyCollector.collect(place);
      expect(keys).to.have.lengthOf(2);
      expect(keys.filter((one) => !isMadeByItself(one)).map(({ ref }) => ref)).to.deep.equal([own.ref]);
      expect(await aliasCollector.collect(place)).to.deep.equal([]);
    });
});
