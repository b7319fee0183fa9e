import { test } from 'node:test';
import { expect } from 'chai';
import { k6Environment } from './k6-environment.ts';

const own = { K6_NO_USAGE_REPORT: 'true', K6_AUTO_EXTENSION_RESOLUTION: 'false' };

test('nothing of the caller changes a run', () => {
  const caller = {
    HOME: '/h',
    PATH: '/p',
    K6_VUS: '9',
    K6_CLOUD_TOKEN: 't',
    HTTPS_PROXY: 'http://p',
    SSL_CERT_FILE: '/c',
  };
  expect(k6Environment(caller)).to.deep.equal({ HOME: '/h', PATH: '/p', SSL_CERT_FILE: '/c', ...own });
});

test('with a certificate file no other authority is trusted', () => {
  const certificate = { file: '/twin.pem', emptyFolder: '/none' };
  expect(k6Environment({ SSL_CERT_FILE: '/c', SSL_CERT_DIR: '/d' }, certificate)).to.deep.equal({
    SSL_CERT_FILE: '/twin.pem',
    SSL_CERT_DIR: '/none',
    ...own,
  });
});
