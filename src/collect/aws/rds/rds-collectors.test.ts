import { assert } from 'chai';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { isUnseen } from '../../../inventory/value.ts';
import { placeForTests } from '../../emulator/place-for-tests.ts';
import type { Collector } from '../collector.ts';
import { dbInstanceCollector } from './db-instance-collector.ts';
import { dbParameterGroupCollector } from './db-parameter-group-collector.ts';
import { dbSubnetGroupCollector } from './db-subnet-group-collector.ts';

/** What RDS answers to an action with these parameters; a text that is no XML is the code of an error. */
type Answer = (asked: URLSearchParams) => string;

/** What a collector reads from a server that speaks as RDS does. origin: 'case', in the shapes of its API reference. */
async function collected(collector: Collector, answers: Readonly<Record<string, Answer>>) {
  const calls: string[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = new URLSearchParams(await text(request));
    const action = asked.get('Action') ?? '';
    calls.push(action);
    const answer = answers[action]?.(asked) ?? 'AccessDenied';
    const isError = !answer.startsWith('<');
    response.writeHead(isError ? 403 : 200, { 'content-type': 'text/xml' });
    response.end(
      isError
        ? `<ErrorResponse><Error><Type>Sender</Type><Code>${answer}</Code><Message>no</Message></Error></ErrorResponse>`
        : `<${action}Response><${action}Result>${answer}</${action}Result></${action}Response>`,
    );
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((heard) => server.listen(0, '127.0.0.1', heard));
  try {
    const { port } = server.address() as AddressInfo;
    const place = placeForTests(`http://127.0.0.1:${port}`, '111122223333', 'eu-west-1');
    return { found: await collector.collect(place), unseen: [...place.unseen.keys()], calls };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const instance = (name: string, engine: string): string =>
  `<DBInstance><DBInstanceIdentifier>${name}</DBInstanceIdentifier><Engine>${engine}</Engine></DBInstance>`;

test('Databases are read page by page, without those of DocumentDB and Neptune', async () => {
  const { found, calls, unseen } = await collected(dbInstanceCollector, {
    DescribeDBInstances: (asked) =>
      asked.get('Marker') === 'next'
        ? `<DBInstances>${instance('c', 'mysql')}${instance('d', 'neptune')}</DBInstances>`
        : `<DBInstances>${instance('a', 'postgres')}${instance('b', 'docdb')}</DBInstances><Marker>next</Marker>`,
  });
  assert.deepEqual(
    found.map(({ ref }) => ref),
    ['a', 'c'],
  );
  assert.lengthOf(calls, 2);
  assert.deepEqual(unseen, []);
});

test('Databases that may not be listed are not seen, instead of none', async () => {
  const { found, unseen } = await collected(dbInstanceCollector, {});
  assert.deepEqual([found, unseen], [[], ['AWS::RDS::DBInstance']]);
});

const group = (name: string): string =>
  `<DBParameterGroup><DBParameterGroupName>${name}</DBParameterGroupName><DBParameterGroupFamily>postgres17</DBParameterGroupFamily></DBParameterGroup>`;
const groups = {
  DescribeDBParameterGroups: () =>
    `<DBParameterGroups>${group('default.postgres17')}${group('own')}</DBParameterGroups>`,
};
const noTags = { ListTagsForResource: () => '<TagList></TagList>' };

test('Of parameter groups those that were made are read, with the parameters that were set in them', async () => {
  const { found } = await collected(dbParameterGroupCollector, {
    ...groups,
    ...noTags,
    DescribeDBParameters: (asked) =>
      asked.get('Source') === 'user'
        ? '<Parameters><Parameter><ParameterName>rds.force_ssl</ParameterName><ParameterValue>1</ParameterValue></Parameter></Parameters>'
        : 'AccessDenied',
  });
  assert.deepEqual(
    found.map(({ properties }) => properties),
    [{ DBParameterGroupName: 'own', Family: 'postgres17', Parameters: { 'rds.force_ssl': '1' } }],
  );
});

test('Parameters that may not be read are unseen, and the group is seen', async () => {
  const { found, unseen } = await collected(dbParameterGroupCollector, { ...groups, ...noTags });
  assert.isTrue(isUnseen(found[0]?.properties['Parameters']));
  assert.deepEqual(unseen, []);
});

test('A group that is gone since it was listed is left out', async () => {
  const { found, unseen } = await collected(dbParameterGroupCollector, {
    ...groups,
    ...noTags,
    DescribeDBParameters: () => 'DBParameterGroupNotFound',
  });
  assert.deepEqual([found, unseen], [[], []]);
});

test('Where tags may not be read, the type counts as not seen', async () => {
  const { found, unseen } = await collected(dbSubnetGroupCollector, {
    DescribeDBSubnetGroups: () =>
      '<DBSubnetGroups><DBSubnetGroup><DBSubnetGroupName>data</DBSubnetGroupName></DBSubnetGroup></DBSubnetGroups>',
  });
  assert.lengthOf(found, 1);
  assert.deepEqual(unseen, ['AWS::RDS::DBSubnetGroup']);
});
