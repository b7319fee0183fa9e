import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { deployment, object } from './small-cluster.ts';

const web = (resources: ValueMap) => deployment({ containers: [{ name: 'web', resources }] });
const range = (limit: ValueMap) => object('core::LimitRange', 'limits', { spec: { limits: [limit] } });
const well = 'Cpu and memory are requested, and memory is limited, of web.';

export const cases: readonly Case[] = [
  {
    name: 'all three',
    records: [web({ requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '1Gi' } })],
    says: { verdict: 'pass', message: well },
  },
  {
    name: 'a limit is a request, too',
    records: [web({ requests: { cpu: 1 }, limits: { memory: '1Gi' } })],
    says: { verdict: 'pass', message: well },
  },
  {
    name: "by the namespace's LimitRange",
    records: [
      web({}),
      range({ type: 'Container', default: { memory: '1Gi' }, defaultRequest: { cpu: '100m', memory: '1Gi' } }),
    ],
    says: { verdict: 'pass', message: well },
  },
  {
    name: 'nothing',
    records: [web({})],
    says: {
      verdict: 'fail',
      message: 'Its container web requests no cpu.',
      mend: 'Set resources.requests.cpu of web to what it uses under load.',
    },
  },
  {
    name: 'nothing of nothing',
    records: [web({ requests: { cpu: '0', memory: '1Gi' }, limits: { memory: '1Gi' } })],
    says: {
      verdict: 'fail',
      message: 'Its container web requests no cpu.',
      mend: 'Set resources.requests.cpu of web to what it uses under load.',
    },
  },
  {
    name: 'a LimitRange of pods says nothing of containers',
    records: [web({ requests: { cpu: 1 } }), range({ type: 'Pod', max: { memory: '1Gi' } })],
    says: {
      verdict: 'fail',
      message: 'Its container web requests no memory.',
      mend: 'Set resources.requests.memory of web to what it uses under load.',
    },
  },
  {
    name: 'no limit of memory',
    records: [web({ requests: { cpu: 1, memory: '1Gi' } })],
    says: {
      verdict: 'fail',
      message: 'Nothing limits the memory of its container web.',
      mend: 'Set resources.limits.memory of web to what it requests.',
    },
  },
  {
    name: 'not seen',
    records: [web({ requests: unseen('no value'), limits: { memory: '1Gi' } })],
    says: { verdict: 'unknown', message: 'resources.requests: no value.' },
  },
];
