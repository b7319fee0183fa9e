import { test } from 'node:test';
import { expect } from 'chai';
import type { ListenerPart } from '../twin/twin-plan.ts';
import { actionFor } from './listener-rules.ts';

const to = (targetGroup: string) => ({ kind: 'forward', targetGroup }) as const;
const listener: ListenerPart = {
  port: 443,
  protocol: 'HTTPS',
  rules: [
    { paths: ['/api/*', '/v?/x'], action: to('api') },
    { hosts: ['*.Media.example.com'], action: to('media') },
    { hosts: ['admin.example.com'], paths: ['/a.b'], action: { kind: 'fixed', status: 403 } },
  ],
  action: to('web'),
};
const chosen = (host: string, path: string) => {
  const action = actionFor(listener, { host, path });
  return action.kind === 'forward' ? action.targetGroup : action.kind;
};

test('the first rule that fits path and host decides, else the default action', () => {
  expect(chosen('www.example.com', '/')).to.equal('web');
  expect(chosen('www.example.com', '/api/users?x=1')).to.equal('api');
  expect(chosen('www.example.com', '/api')).to.equal('web');
  expect(chosen('eu.media.EXAMPLE.com:443', '/a.b')).to.equal('media');
  expect(chosen('eu.media.example.com', '/api/x')).to.equal('api');
});

test('a question mark stands for one character, a dot for itself, and both conditions of a rule must hold', () => {
  expect(chosen('www.example.com', '/v2/x')).to.equal('api');
  expect(chosen('www.example.com', '/v22/x')).to.equal('web');
  expect(chosen('admin.example.com', '/a.b')).to.equal('fixed');
  expect(chosen('admin.example.com', '/axb')).to.equal('web');
  expect(chosen('www.example.com', '/a.b')).to.equal('web');
});
