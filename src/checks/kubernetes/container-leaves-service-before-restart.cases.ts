import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { deployment } from './small-cluster.ts';

const asks = (path: string, more: ValueMap = {}): ValueMap => ({ httpGet: { path, port: 8080 }, ...more });
const web = (readinessProbe: ValueMap | null, livenessProbe: ValueMap | null) =>
  deployment({ containers: [{ name: 'web', readinessProbe, livenessProbe }] });
const well = 'Each asks less when alive than when ready, or waits longer: web.';
const mend = 'Ask in livenessProbe only whether the process works, or raise its failureThreshold.';

export const cases: readonly Case[] = [
  {
    name: 'something else is asked',
    records: [web(asks('/health'), asks('/live'))],
    says: { verdict: 'pass', message: well },
  },
  {
    name: 'the same, with more patience',
    records: [web(asks('/health', { periodSeconds: 5 }), asks('/health', { failureThreshold: 6 }))],
    says: { verdict: 'pass', message: well },
  },
  {
    name: 'only whether it is alive',
    records: [web(null, asks('/live'))],
    says: { verdict: 'pass', message: well },
  },
  {
    name: 'the same, in the same time',
    records: [web(asks('/health'), asks('/health', { periodSeconds: 10 }))],
    says: {
      verdict: 'fail',
      message:
        'Both probes of its container web ask the same, and it is restarted after 30 s of no answer when it leaves service after 30 s.',
      mend,
    },
  },
  {
    name: 'the same, and restarted sooner',
    records: [web(asks('/health'), asks('/health', { failureThreshold: 1 }))],
    says: {
      verdict: 'fail',
      message:
        'Both probes of its container web ask the same, and it is restarted after 10 s of no answer when it leaves service after 30 s.',
      mend,
    },
  },
  {
    name: 'not seen',
    records: [web(asks('/health'), asks('/health', { failureThreshold: unseen('no value') }))],
    says: { verdict: 'unknown', message: 'failureThreshold: no value.' },
  },
  {
    name: 'no liveness probe',
    records: [web(asks('/health'), null)],
    says: {
      verdict: 'not-applicable',
      message: 'No container of it has a livenessProbe, and none is restarted by one.',
    },
  },
];
