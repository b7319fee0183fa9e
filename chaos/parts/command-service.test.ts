import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from 'chai';
import { commandService } from './command-service.ts';
import { freePort } from './free-port-for-tests.ts';

/** A server of one file. Origin: case. */
const source = `
const server = require('node:http').createServer((_request, response) => response.end('here'));
server.listen(Number(process.env.PORT), process.env.HOST);
`;

test('a server that is started again at once after it was killed runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-service-'));
  writeFileSync(join(folder, 'server.cjs'), source);
  const run = { kind: 'command', command: ['node', 'server.cjs'], folder, healthPath: '/' } as const;
  const port = await freePort();
  const instance = { id: 'primary/api/primary-a/1', service: 'primary/api', component: 'api', run, environment: {} };
  const ended: string[] = [];
  const service = commandService({ ...instance, host: '127.0.0.1', port }, run, (_part, what) => ended.push(what));
  try {
    await service.set('up');
    for (let round = 0; round < 3; round += 1) {
      await service.set('down');
      await service.set('up');
      expect(service.says()).to.equal('up');
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).to.equal('here');
    }
    // Nobody says of one that was killed that it ended by itself.
    expect(ended).to.deep.equal([]);
  } finally {
    await service.set('down');
    rmSync(folder, { recursive: true });
  }
});
