import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { createServer as createTlsServer, type SecureVersion, Server as TlsServer, TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { caseCertificate } from './case-certificate.ts';
import { type Endpoint, type EndpointFacts, isNotSeen } from './endpoint.ts';
import { type HandshakeOptions, handshakes } from './handshake.ts';

const good = caseCertificate();
const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];

after(() => {
  for (const { server, sockets } of open) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function secureServer(
  range: readonly [SecureVersion, SecureVersion],
  options: ServerOptions = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [minVersion, maxVersion] = range;
  const own = { key: good.key, cert: good.certificate, minVersion, maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' };
  const server = createHttpsServer({ ...own, ...options }, (_, response) => response.writeHead(200, headers).end('x'));
  server.on('tlsClientError', () => undefined);
  return listening(server);
}

/** Hangs up on some ClientHellos, told by their version (TLS 1.2 for all from then on) and how often it came; passes the others on. */
function hangingUp(
  inner: number,
  hangsUp: (hello: { readonly version: number; readonly nth: number }) => boolean,
): Promise<number> {
  const seen: number[] = [];
  const outer = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (hello) => {
      // After the record's head and the message's.
      const version = hello.readUInt16BE(9);
      seen.push(version);
      const nth = seen.filter((one) => one === version).length;
      if (hangsUp({ version, nth })) return socket.destroy();
      const on = connect(inner, '127.0.0.1').on('error', () => undefined);
      on.write(hello);
      return socket.pipe(on).pipe(socket);
    });
  });
  return listening(outer);
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Ends all waits as their limit would, when the server has heard so many clients out: no test waits for a clock. */
function limitAfter(server: Server, clients: number): AbortSignal {
  const limit = new AbortController();
  let heard = 0;
  const hear = (): void => {
    heard += 1;
    if (heard === clients) limit.abort(new DOMException('The limit is over.', 'TimeoutError'));
  };
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) =>
    socket.once('data', hear),
  );
  return limit.signal;
}

async function factsOf(
  port: number,
  endpoint: Partial<Endpoint> = {},
  options: HandshakeOptions = {},
): Promise<EndpointFacts> {
  const plainPort = endpoint.plainPort ?? (await closedPort());
  const asked = { name: 'shop.example', host: '127.0.0.1', port, plainPort, ca: good.certificate, ...endpoint };
  const [facts] = await handshakes([asked], options);
  if (!facts) throw new Error('No facts came.');
  return facts;
}

const statesOf = ({ versions }: EndpointFacts): readonly string[] => versions.map(({ state }) => state);
const reasonsOf = ({ versions }: EndpointFacts): readonly string[] =>
  versions.map((one) => ('reason' in one ? one.reason : one.state));

describe('a handshake with each version', () => {
  for (const { range, states } of [
    { range: ['TLSv1', 'TLSv1'], states: ['offered', 'refused', 'refused', 'refused'] },
    { range: ['TLSv1', 'TLSv1.1'], states: ['offered', 'offered', 'refused', 'refused'] },
    { range: ['TLSv1.1', 'TLSv1.2'], states: ['refused', 'offered', 'offered', 'refused'] },
    { range: ['TLSv1.2', 'TLSv1.2'], states: ['refused', 'refused', 'offered', 'refused'] },
    { range: ['TLSv1.2', 'TLSv1.3'], states: ['refused', 'refused', 'offered', 'offered'] },
    { range: ['TLSv1.3', 'TLSv1.3'], states: ['refused', 'refused', 'refused', 'offered'] },
    { range: ['TLSv1', 'TLSv1.3'], states: ['offered', 'offered', 'offered', 'offered'] },
  ] as const)
    it(`tells what a server offers from ${range[0]} to ${range[1]}`, async () => {
      const facts = await factsOf(await secureServer(range));
      expect(statesOf(facts)).to.deep.equal(states);
    });

  it('says how the peer refused', async () => {
    const [oldest] = reasonsOf(await factsOf(await secureServer(['TLSv1.2', 'TLSv1.3'])));
    expect(oldest).to.equal('alert protocol_version');
    const [, , newer] = reasonsOf(await factsOf(await secureServer(['TLSv1', 'TLSv1.1'])));
    expect(newer).to.equal('chose TLSv1.1 instead');
  });

  it('counts a version as offered when the peer takes it up and then wants a client certificate', async () => {
    const port = await secureServer(['TLSv1', 'TLSv1.2'], { requestCert: true, rejectUnauthorized: true });
    expect(statesOf(await factsOf(port))).to.deep.equal(['offered', 'offered', 'offered', 'refused']);
  });

  it('sees nothing of a server that accepts and says nothing', async () => {
    const mute = createServer();
    const facts = await factsOf(await listening(mute), {}, { signal: limitAfter(mute, 4) });
    expect(reasonsOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'no answer came: timed out'));
    expect(statesOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'unseen'));
    expect(facts.certificate).to.deep.equal({ unseen: 'no version of TLS was offered' });
    expect(facts.transportSecurity).to.deep.equal({ unseen: 'no version of TLS was offered' });
  });

  it('waits no longer than the limit', async () => {
    const facts = await factsOf(await listening(createServer()), {}, { limitMs: 50 });
    for (const reason of reasonsOf(facts)) expect(reason).to.match(/: timed out$/u);
  });

  it('sees nothing at a port that is closed', async () => {
    const facts = await factsOf(await closedPort());
    expect(statesOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'unseen'));
    expect(reasonsOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'nothing was sent: ECONNREFUSED'));
  });

  it('takes no refusal from a server that ends every connection without a word', async () => {
    const facts = await factsOf(await listening(createServer((socket) => socket.once('data', () => socket.destroy()))));
    expect(statesOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'unseen'));
    expect(reasonsOf(facts)[0]).to.equal('the peer ended the connection and did not say why');
  });

  it('takes a refusal from a server that does so for one version and offers another', async () => {
    const port = await hangingUp(await secureServer(['TLSv1', 'TLSv1.3']), ({ version }) => version < 0x0303);
    const facts = await factsOf(port);
    expect(statesOf(facts)).to.deep.equal(['refused', 'refused', 'offered', 'offered']);
    expect(reasonsOf(facts)[0]).to.equal('ended the connection without a word, twice, and offers another version');
  });

  it('asks again before it takes silence for a refusal', async () => {
    const inner = await secureServer(['TLSv1', 'TLSv1.3']);
    const facts = await factsOf(await hangingUp(inner, ({ version, nth }) => version < 0x0303 && nth === 1));
    expect(statesOf(facts)).to.deep.equal(['offered', 'offered', 'offered', 'offered']);
  });

  it('tells alerts that refuse a version from those that refuse something else', async () => {
    const alerting = async (code: number) => {
      const alert = Buffer.from([21, 3, 1, 0, 2, 2, code]);
      return reasonsOf(
        await factsOf(await listening(createServer((socket) => socket.once('data', () => socket.end(alert))))),
      );
    };
    const four = (reason: string) => Array.from({ length: 4 }, () => reason);
    expect(await alerting(40)).to.deep.equal(four('alert handshake_failure'));
    expect(await alerting(112)).to.deep.equal(four('the peer gave up with alert 112'));
  });

  it('sees no version where plain HTTP answers', async () => {
    const facts = await factsOf(await listening(createHttpServer((_, response) => response.end('x'))));
    expect(statesOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'unseen'));
    expect(reasonsOf(facts)[3]).to.match(/^what answered does not speak TLS: /u);
  });

  it('says that it was interrupted', async () => {
    const port = await listening(createServer());
    const endpoint = { name: 'shop.example', host: '127.0.0.1', port, plainPort: port };
    const [facts] = await handshakes([endpoint], { signal: AbortSignal.abort() });
    expect(facts && reasonsOf(facts)).to.deep.equal(Array.from({ length: 4 }, () => 'nothing was sent: interrupted'));
    expect(facts?.plainHttp)
      .to.have.property('unseen')
      .that.matches(/interrupted$/u);
  });
});

describe('the certificate', () => {
  const range = ['TLSv1.2', 'TLSv1.3'] as const;
  const shown = async (certificate: typeof good, endpoint: Partial<Endpoint> = {}, more: readonly string[] = []) => {
    const cert = [certificate.certificate, ...more].join('');
    const { certificate: facts } = await factsOf(await secureServer(range, { key: certificate.key, cert }), endpoint);
    if (isNotSeen(facts)) throw new Error(facts.unseen);
    return facts;
  };

  it('is told whole', async () => {
    const facts = await factsOf(await secureServer(range, { ALPNProtocols: ['h2', 'http/1.1'] }));
    const { validFrom, validTo, ...rest } = facts.certificate as Exclude<
      typeof facts.certificate,
      { readonly unseen: string }
    >;
    expect(rest).to.deep.equal({
      subject: 'CN=Case',
      issuer: 'CN=Case',
      names: ['shop.example'],
      isTrusted: true,
      fitsName: true,
      keyType: 'ec',
      keyBits: 256,
      signatureAlgorithm: 'ecdsa-with-SHA256',
      chain: ['CN=Case'],
    });
    expect((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000).to.equal(31);
    expect(facts.applicationProtocol).to.equal('h2');
    expect(facts.address).to.match(/^127\.0\.0\.1:\d+$/u);
  });

  it('that signed itself is not trusted where nobody said so', async () => {
    const other = caseCertificate({ subject: 'Other' });
    expect(await shown(good, { ca: other.certificate })).to.include({
      isTrusted: false,
      distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  it('that has expired is not trusted', async () => {
    const old = caseCertificate({ days: [-30, -1] });
    expect(await shown(old, { ca: old.certificate })).to.include({ isTrusted: false, distrust: 'CERT_HAS_EXPIRED' });
  });

  it('of another name does not fit, and may be trusted all the same', async () => {
    expect(await shown(good, { name: 'other.example' })).to.include({ isTrusted: true, fitsName: false });
  });

  it('is trusted through the authority that signed it, with the chain as it was sent', async () => {
    const authority = caseCertificate({ subject: 'Authority', isAuthority: true, names: [] });
    const between = caseCertificate({ subject: 'Between', isAuthority: true, names: [], issuer: authority });
    const own = caseCertificate({ subject: 'Own', issuer: between });
    const trusting = { ca: authority.certificate };
    const whole = await shown(own, trusting, [between.certificate]);
    expect(whole.isTrusted).to.equal(true);
    expect(whole.chain).to.deep.equal(['CN=Own', 'CN=Between']);
    const full = await shown(own, trusting, [between.certificate, authority.certificate]);
    expect(full.chain).to.deep.equal(['CN=Own', 'CN=Between', 'CN=Authority']);
    const short = await shown(own, trusting);
    expect(short).to.include({ isTrusted: false, distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect(short.chain).to.deep.equal(['CN=Own']);
  });
});

describe('plain HTTP', () => {
  const answering = async (status: number, headers: Readonly<Record<string, string>> = {}) => {
    const plain = createHttpServer(({ headers: { host } }, response) =>
      response.writeHead(host === 'shop.example' ? status : 421, headers).end('x'),
    );
    const { plainHttp } = await factsOf(await closedPort(), { plainPort: await listening(plain) });
    return plainHttp;
  };

  it('is told as it answers, asked by the name', async () => {
    expect(await answering(200)).to.deep.equal({ listens: true, status: 200 });
    for (const [status, location] of [
      [301, 'https://shop.example/'],
      [308, 'https://shop.example/'],
      [301, 'https://other.example/'],
    ] as const)
      expect(await answering(status, { location })).to.deep.equal({ listens: true, status, location });
  });

  it('is silent where nothing listens', async () => {
    const { plainHttp } = await factsOf(await secureServer(['TLSv1.3', 'TLSv1.3']));
    expect(plainHttp).to.deep.equal({ listens: false });
  });

  it('is not seen where nothing listens for TLS either', async () => {
    expect((await factsOf(await closedPort())).plainHttp).to.deep.equal({
      unseen: 'nothing listens for plain HTTP, nor was TLS seen, so the endpoint may be elsewhere',
    });
  });

  it('is not seen where nothing is said', async () => {
    const mute = createServer();
    const plainPort = await listening(mute);
    const { plainHttp } = await factsOf(await closedPort(), { plainPort }, { signal: limitAfter(mute, 1) });
    expect(plainHttp).to.deep.equal({ unseen: `plain HTTP on port ${plainPort} gave no answer: timed out` });
  });
});

describe('what HTTPS says of strict transport', () => {
  const said = async (headers: Readonly<Record<string, string>>) =>
    (await factsOf(await secureServer(['TLSv1.2', 'TLSv1.3'], {}, headers))).transportSecurity;

  it('is the header as it came, or that there is none', async () => {
    expect(await said({ 'strict-transport-security': 'max-age=60' })).to.deep.equal({
      status: 200,
      header: 'max-age=60',
    });
    expect(await said({})).to.deep.equal({ status: 200 });
  });

  it('is asked for over the newest version that is offered', async () => {
    const options = { key: good.key, cert: good.certificate, minVersion: 'TLSv1.2' } as const;
    const server = createHttpsServer(options, ({ socket }, response) => {
      const version = socket instanceof TLSSocket ? socket.getProtocol() : null;
      response.writeHead(200, { 'strict-transport-security': String(version) }).end();
    });
    const { transportSecurity } = await factsOf(await listening(server.on('tlsClientError', () => undefined)));
    expect(transportSecurity).to.deep.equal({ status: 200, header: 'TLSv1.3' });
  });

  it('is not seen where HTTPS gives no answer', async () => {
    const mute = createTlsServer({ key: good.key, cert: good.certificate }, () => undefined);
    mute.on('tlsClientError', () => undefined);
    const { transportSecurity, versions } = await factsOf(await listening(mute), {}, { signal: limitAfter(mute, 1) });
    expect(versions[3]).to.deep.equal({ version: 'TLSv1.3', state: 'offered' });
    expect(transportSecurity).to.deep.equal({ unseen: 'GET / over HTTPS gave no answer: timed out' });
  });
});

describe('several endpoints', () => {
  it('are asked side by side up to the bound, and answered in order', async () => {
    const port = await secureServer(['TLSv1.3', 'TLSv1.3']);
    const plainPort = await closedPort();
    const names = ['a.example', 'b.example', 'c.example'];
    const endpoints = names.map((name) => ({ name, host: '127.0.0.1', port, plainPort }));
    const facts = await handshakes(endpoints, { concurrency: 2 });
    expect(facts.map(({ endpoint }) => endpoint.name)).to.deep.equal(names);
  });

  it('are none where none was given', async () => {
    expect(await handshakes([])).to.deep.equal([]);
  });

  it('cannot be asked none at a time', async () => {
    const refused = await handshakes([], { concurrency: 0 }).catch((error: unknown) => error);
    expect(refused)
      .to.be.instanceOf(RangeError)
      .with.property('message')
      .that.matches(/got 0\./u);
  });
});
