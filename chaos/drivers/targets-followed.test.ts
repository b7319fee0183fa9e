import { test } from 'node:test';
import { expect } from 'chai';
import { isHealthy } from './targets-followed.ts';

const seen = (group: string, target: string, state: string, node = 'a') => ({ node, group, target, state });

test('a balancer is healthy while each of its target groups has a target that one node at least calls healthy', () => {
  const api = [seen('api', 'one', 'unhealthy'), seen('api', 'two', 'healthy', 'b')];
  expect(isHealthy({ targets: [...api, seen('media', 'three', 'healthy')] })).to.equal(true);
  expect(isHealthy({ targets: [...api, seen('media', 'three', 'unhealthy')] })).to.equal(false);
  expect(isHealthy({ targets: [...api, seen('media', 'three', 'initial')] })).to.equal(false);
});
