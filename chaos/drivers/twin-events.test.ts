import { test } from 'node:test';
import { expect } from 'chai';
import { twinEvents } from './twin-events.ts';

test('all that listen are told in turn, and nobody once it is closed', () => {
  const { hear, onEvent, close } = twinEvents();
  const told: string[] = [];
  onEvent(({ what }) => told.push(`first ${what}`));
  onEvent(({ what }) => told.push(`second ${what}`));
  const event = { monoNs: 1n, part: 'primary/balancer', detail: {} };
  hear({ ...event, what: 'target healthy' });
  close();
  hear({ ...event, what: 'target unhealthy' });
  expect(told).to.deep.equal(['first target healthy', 'second target healthy']);
});
