import type { LookupFunction } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { addressBook } from './address-book.ts';
import { runClock } from './run-clock.ts';
import { nameServer } from './scripted/name-server.ts';

async function ask(lookup: LookupFunction | undefined): Promise<string> {
  return await new Promise((resolve, reject) => {
    if (!lookup) reject(new Error('There is nothing to look up.'));
    lookup?.('service.example', {}, (error, address) =>
      error ? reject(error) : resolve(JSON.stringify(address).slice(1, -1)),
    );
  });
}

const timeoutMs = 300;

describe('an address book', () => {
  it('keeps an answer for its time to live, and no longer', async () => {
    using names = await nameServer('192.0.2.1', 1);
    const options = { keep: 'ttl', dnsServers: [names.address], timeoutMs } as const;
    const lookup = await addressBook('service.example', runClock(), options);
    expect(await ask(lookup)).to.equal('192.0.2.1');
    names.pointTo('192.0.2.2');
    expect(await ask(lookup)).to.equal('192.0.2.1');
    expect(names.asked()).to.equal(1);
    await setTimeout(1050);
    expect(await ask(lookup)).to.equal('192.0.2.2');
    expect(names.asked()).to.equal(2);
  });

  it('that pins keeps its first answer for ever', async () => {
    using names = await nameServer('192.0.2.1', 0);
    const options = { keep: 'first', dnsServers: [names.address], timeoutMs } as const;
    const lookup = await addressBook('service.example', runClock(), options);
    await ask(lookup);
    names.pointTo('192.0.2.2');
    expect(await ask(lookup)).to.equal('192.0.2.1');
    expect(names.asked()).to.equal(1);
  });

  it('fails when the time to live is over and the name server is silent', async () => {
    using names = await nameServer('192.0.2.1', 0);
    const options = { keep: 'ttl', dnsServers: [names.address], timeoutMs } as const;
    const lookup = await addressBook('service.example', runClock(), options);
    await ask(lookup);
    names.fallSilent();
    const error = await ask(lookup).catch((one: unknown) => one);
    expect(error).to.have.property('code', 'ETIMEOUT');
  });

  it('finds names of the hosts file without a name server, and has nothing to find for an address', async () => {
    const options = { keep: 'ttl', dnsServers: [], timeoutMs } as const;
    expect(['127.0.0.1', '::1']).to.include(await ask(await addressBook('localhost', runClock(), options)));
    expect(await addressBook('127.0.0.1', runClock(), options)).to.equal(undefined);
    expect(await addressBook('[::1]', runClock(), options)).to.equal(undefined);
  });
});
