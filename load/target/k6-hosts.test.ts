import { test } from 'node:test';
import { expect } from 'chai';
import { k6Hosts } from './k6-hosts.ts';

test('names lead to addresses, each with its port, and what resolves by itself is left out', () => {
  const urls = [
    'https://Media.example/media/x',
    'https://api.example:8443/',
    'http://localhost/',
    'https://elsewhere.example/',
  ];
  const hosts = k6Hosts(urls, (host, port) => {
    if (host === 'elsewhere.example') return undefined;
    return host === 'localhost' ? { host: '::1', port: 8080 } : { host: '127.1.0.10', port: port + 10_000 };
  });
  expect(hosts).to.deep.equal({
    'media.example:443': '127.1.0.10:10443',
    'api.example:8443': '127.1.0.10:18443',
    'localhost:80': '[::1]:8080',
  });
});
