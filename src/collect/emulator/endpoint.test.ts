import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { test } from 'node:test';
import { expect } from 'chai';
import { attachEndpoint } from './endpoint.ts';

const { signal } = new AbortController();

async function served(listener: RequestListener): Promise<{ readonly url: URL } & AsyncDisposable> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function refusal(url: URL, limitMs?: number): Promise<string> {
  return attachEndpoint(url, { signal }, limitMs).then(
    ({ name }) => `attached to ${name}`,
    (error: unknown) => String(error),
  );
}

test('LocalStack is known by its health, and its accounts are keys', async () => {
  await using server = await served((request, response) => {
    response.statusCode = request.url === '/_localstack/health' ? 200 : 404;
    response.end('{"services":{"s3":"available"},"version":"4.14.0"}');
  });
  const { name, version, account, capabilities } = await attachEndpoint(server.url, { signal });
  expect([name, version, capabilities?.version]).to.deep.equal(['LocalStack', '4.14.0', '4.14.0']);
  const { id, credentials } = account('111122223333');
  expect([id, credentials]).to.deep.equal(['111122223333', { accessKeyId: '111122223333', secretAccessKey: 'test' }]);
});

test('of another release of LocalStack nothing is said to be known', async () => {
  await using server = await served((_request, response) => response.end('{"services":{},"version":"2026.6.1"}'));
  const { name, capabilities } = await attachEndpoint(server.url, { signal });
  expect([name, capabilities]).to.deep.equal(['LocalStack', undefined]);
});

test('what is neither moto nor LocalStack is attached to, and cannot be reset', async () => {
  await using server = await served((_request, response) => {
    response.statusCode = 400;
    response.end('<Error/>');
  });
  const { name, capabilities, reset } = await attachEndpoint(server.url, { signal });
  expect([name, capabilities]).to.deep.equal(['an endpoint', undefined]);
  const refused = await reset().catch(String);
  expect(refused).to.contain('cannot be reset: it is neither moto nor LocalStack.');
});

test('a server that never answers is given up, and so are one that answers with an HTML error and one that is not there', async () => {
  await using silent = await served(() => undefined);
  expect(await refusal(silent.url, 2500)).to.contain('was not ready within 2.5 s; last seen: no answer within 2 s.');
  await using broken = await served((_request, response) => {
    response.statusCode = 500;
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Internal Server Error</title>');
  });
  expect(await refusal(broken.url, 300)).to.contain('last seen: HTTP 500 with an HTML page');
  const { url } = broken;
  await broken[Symbol.asyncDispose]();
  expect(await refusal(url, 300)).to.equal(
    `Error: The emulator at ${url.origin} was not ready within 0.3 s; last seen: the connection was refused. Start it, or name the URL at which it listens.`,
  );
});

test('what is no address of an emulator is refused before anything is sent', async () => {
  const refused = await Promise.all(
    [
      'https://ec2.eu-west-1.amazonaws.com',
      'ftp://127.0.0.1',
      'http://127.0.0.1:5000/path',
      'http://user:word@127.0.0.1:5000',
    ].map((text) => refusal(new URL(text))),
  );
  expect(refused).to.deep.equal([
    'Error: ec2.eu-west-1.amazonaws.com is AWS itself and no emulator, so nothing is deployed to it. Use --target live.',
    'Error: An emulator is spoken to by http or https, and not by ftp. Write http://127.0.0.1:5000.',
    'Error: The URL of an emulator is a scheme, a host and a port, and this one has more. Write http://127.0.0.1:5000.',
    'Error: The URL of an emulator is a scheme, a host and a port, and this one has more. Write http://127.0.0.1:5000.',
  ]);
});
