import { once } from 'node:events';
import { createServer as plainServer, type RequestListener, type Server } from 'node:http';
import { createServer as secureServer } from 'node:https';
import { createServer as rawServer, type AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { expect } from 'chai';
import { LoadRefusal } from '../load-refusal.ts';
import { askAt } from './ask-at.ts';
import { expired, valid } from './case-certificates.ts';

const permits = (): void => undefined;

async function portOf(t: TestContext, server: Server | ReturnType<typeof rawServer>): Promise<number> {
  t.after(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const secure = (
  t: TestContext,
  pair: { readonly cert: string; readonly key: string },
  listener: RequestListener = (_, response) => void response.end('well'),
): Promise<number> => portOf(t, secureServer(pair, listener));
const plain = (t: TestContext, listener: RequestListener): Promise<number> => portOf(t, plainServer(listener));
const at = (port: number) => (): { readonly host: string; readonly port: number } => ({ host: '127.0.0.1', port });

async function refusal(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).to.be.instanceOf(LoadRefusal);
  return (error as LoadRefusal).message;
}

describe('the look before the load', () => {
  it('asks by name what is found elsewhere, and trusts the given authority', async (t) => {
    const port = await secure(t, valid, (request, response) => {
      const { host, 'x-own': own } = request.headers;
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response.writeHead(201).write(`${request.method} ${host} ${request.url} ${String(own)} `);
      request.pipe(response);
    });
    const ask = askAt({ permits, resolve: at(port), certificate: valid.cert });
    const { status, headers, body } = await ask('https://shop.example/a?b', {
      method: 'POST',
      headers: { 'x-own': 'c' },
      body: 'dé',
    });
    expect([status, headers['set-cookie'], body.toString()]).to.deep.equal([
      201,
      'a=1, b=2',
      'POST shop.example /a?b c dé',
    ]);
  });

  it('takes a redirect for an answer', async (t) => {
    let asked = 0;
    const port = await plain(t, (_, response) => {
      asked += 1;
      response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
    });
    const { status, headers } = await askAt({ permits })(`http://127.0.0.1:${port}/`);
    expect([status, headers['location'], asked]).to.deep.equal([302, 'https://elsewhere.example/', 1]);
  });

  it('asks nothing that is not permitted', async () => {
    const ask = askAt({
      permits: (url) => {
        throw new LoadRefusal(`not ${url}`);
      },
      resolve: () => expect.fail('was looked for'),
    });
    expect(await refusal(ask('https://shop.example/'))).to.equal('not https://shop.example/');
  });

  it('says that a certificate is not trusted, expired, or for another name', async (t) => {
    const [port, old] = await Promise.all([secure(t, valid), secure(t, expired)]);
    expect(await refusal(askAt({ permits, resolve: at(port) })('https://shop.example/'))).to.match(
      /^The certificate of https:\/\/shop\.example\/ is not trusted: .*self-signed certificate/u,
    );
    expect(
      await refusal(askAt({ permits, resolve: at(old), certificate: expired.cert })('https://shop.example/')),
    ).to.match(/^The certificate of https:\/\/shop\.example\/ has expired\./u);
    expect(
      await refusal(askAt({ permits, resolve: at(port), certificate: valid.cert })('https://other.example/')),
    ).to.match(/is for other names: .*Give it one for other\.example/u);
  });

  it('says that a name is not known, a connection is refused or broken off, or another protocol is spoken', async (t) => {
    const closed = await portOf(
      t,
      rawServer((socket) => void socket.destroy()),
    );
    const spoken = await plain(t, (_, response) => void response.end());
    const free = rawServer();
    free.listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port: unused } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    const ask = askAt({ permits });
    expect(await refusal(ask('https://nobody.invalid/'))).to.match(
      /^The name nobody\.invalid could not be resolved \((?:ENOTFOUND|EAI_AGAIN)\)/u,
    );
    expect(await refusal(ask(`https://127.0.0.1:${unused}/`))).to.equal(
      `https://127.0.0.1:${unused}/ refused the connection: nothing listens at 127.0.0.1:${unused}. Start it, or correct the port.`,
    );
    expect(await refusal(ask(`https://127.0.0.1:${closed}/`))).to.match(/broke the connection off \(ECONNRESET/u);
    expect(await refusal(ask(`https://127.0.0.1:${spoken}/`))).to.match(
      /^No TLS connection could be made with .*See whether it speaks TLS 1\.2 or newer on that port\.$/u,
    );
  });

  it('says that nothing answered in time, before the answer or within it', async (t) => {
    const port = await plain(t, (request, response) => {
      if (request.url === '/half') response.write('half');
    });
    const ask = askAt({ permits, timeLimitMs: 200 });
    for (const path of ['none', 'half'])
      expect(await refusal(ask(`http://127.0.0.1:${port}/${path}`))).to.match(/did not answer whole within 0\.2 s/u);
  });

  it('reads no more than 64 MiB', async (t) => {
    const piece = Buffer.alloc(2 ** 20);
    const port = await plain(t, (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
      };
      response.on('drain', more);
      more();
    });
    expect(await refusal(askAt({ permits })(`http://127.0.0.1:${port}/`))).to.match(/is larger than 64 MiB/u);
  });
});
