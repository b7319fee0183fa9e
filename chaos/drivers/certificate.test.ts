import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { expect } from 'chai';
import { selfSigned } from './certificate.ts';

test('the certificate names what it was made for, is valid now and is signed by its own key', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const made = new X509Certificate(selfSigned(['localhost', '127.1.100.10', 'api.example.com'], now).certificate);
  expect(made.subjectAltName).to.equal('DNS:localhost, IP Address:127.1.100.10, DNS:api.example.com');
  expect(made.verify(made.publicKey)).to.equal(true);
  expect(made.checkHost('api.example.com')).to.equal('api.example.com');
  expect(made.checkIP('127.1.100.10')).to.equal('127.1.100.10');
  expect(made.validFromDate.getTime()).to.be.lessThan(now.getTime());
  expect(made.validToDate.getTime()).to.be.greaterThan(now.getTime());
});

test('a client that trusts the certificate accepts a server that shows it', async () => {
  const { certificate, key } = selfSigned(['127.0.0.1'], new Date());
  const server = https.createServer({ key, cert: certificate }, (_request, response) => response.end('ok'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const request = https.get({ host: '127.0.0.1', port, ca: certificate, agent: false });
  const [response] = (await once(request, 'response')) as [{ statusCode: number; resume: () => void }];
  expect(response.statusCode).to.equal(200);
  response.resume();
  server.close();
});
