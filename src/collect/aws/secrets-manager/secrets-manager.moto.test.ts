import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { CreateDBInstanceCommand } from '@aws-sdk/client-rds';
import { test } from 'node:test';
import { expect } from 'chai';
import { secretCreator } from '../../emulator/deploy/creators/secrets-manager/secret.ts';
import { secretTargetAttachmentCreator } from '../../emulator/deploy/creators/secrets-manager/secret-target-attachment.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { secretCollector } from './secret-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

const template = {
  Name: 'shop/orders',
  Description: 'Of the orders database',
  KmsKeyId: 'arn:aws:kms:me-central-1:111122223333:key/one',
  GenerateSecretString: {
    ExcludePunctuation: 'true',
    GenerateStringKey: 'password',
    PasswordLength: '40',
    SecretStringTemplate: '{"username": "owner"}',
  },
  ReplicaRegions: [{ Region: 'me-south-1' }],
  Tags: [{ Key: 'Component', Value: 'database' }],
};

test('a secret is read back from moto in its own region, and its copy is not another secret', { skip }, async () => {
  const account = accountForTest();
  const at = placeForTests(endpoint, account, 'me-central-1');
  const secret = await secretCreator.create(template, at);
  const [found, ...others] = await secretCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({ ref: secret.ref, arn: secret.ref, tags: { Component: 'database' } });
  expect(found?.properties).to.deep.include({
    Name: template.Name,
    Description: template.Description,
    KmsKeyId: template.KmsKeyId,
  });
  expect(found?.properties).to.have.nested.property('ReplicaRegions[0].Region', 'me-south-1');
  expect(await secretCollector.collect(placeForTests(endpoint, account, 'me-south-1'))).to.deep.equal([]);
});

test('the value is made as the template asks, and the database is written into it', { skip }, async () => {
  const at = place();
  const secret = await secretCreator.create(template, at);
  await at.clients.rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'orders',
      DBInstanceClass: 'db.t4g.medium',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'owner',
      MasterUserPassword: 'not-a-secret',
    }),
  );
  const attached = { SecretId: secret.ref, TargetId: 'orders', TargetType: 'AWS::RDS::DBInstance' };
  await secretTargetAttachmentCreator.create(attached, at);
  const { SecretString = '' } = await at.clients.secretsManager.send(
    new GetSecretValueCommand({ SecretId: secret.ref }),
  );
  const value = JSON.parse(SecretString) as Record<string, unknown>;
  expect(value).to.include({ username: 'owner', engine: 'postgres', dbInstanceIdentifier: 'orders' });
  expect(value['password']).to.match(/^[A-Za-z0-9]{40}$/u);
  expect(value['host']).to.be.a('string');
});
