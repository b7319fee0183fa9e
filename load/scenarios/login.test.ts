import { describe, test } from 'node:test';
import { assert } from 'chai';
import { LoadRefusal } from '../load-refusal.ts';
import { loginTold, urlUnder } from './login.ts';

const objective = { url: 'https://api.shop.example/v1' };

describe('a path of the requests file', () => {
  test('lies in the folder that the objective names, or begins at its host', () => {
    assert.equal(urlUnder(objective, 'courses/{1-9}'), 'https://api.shop.example/v1/courses/{1-9}');
    assert.equal(urlUnder(objective, '/auth/login'), 'https://api.shop.example/auth/login');
  });

  for (const path of ['/\\evil.example/x', '\\\\evil.example/x', 'HTTPS://evil.example/x', 'http:evil.example/x'])
    test(`never leads to another host: ${path}`, () => {
      assert.throws(() => urlUnder(objective, path), LoadRefusal, /leads to https?:\/\/evil\.example/u);
    });

  test('of a refresh, which is not looked at before the load, leads to no other host either', () => {
    const refresh = { path: '/\\evil.example/steal', token: 'refreshToken' };
    const login = { path: 'login', body: {}, token: 'token', refresh };
    assert.throws(() => loginTold(objective, login), LoadRefusal);
  });
});
