import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For tests: a proxy before an emulator that denies one action of the query protocol, and passes on all else. */
export async function denying(endpoint: string, action: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((asked, answer) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      const body = Buffer.concat(chunks);
      if (body.toString().includes(`Action=${action}&`)) {
        answer.writeHead(403, { 'content-type': 'text/xml' });
        answer.end(
          '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not allowed</Message></Error><RequestId>1</RequestId></ErrorResponse>',
        );
        return;
      }
      const { hostname, port } = new URL(endpoint);
      const passed = request(
        { hostname, port, method: asked.method, path: asked.url, headers: asked.headers },
        (told) => {
          answer.writeHead(told.statusCode ?? 502, told.headers);
          told.pipe(answer);
        },
      );
      passed.on('error', () => answer.destroy());
      passed.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
