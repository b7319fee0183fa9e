import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { deployment } from './small-cluster.ts';

const web = (own: ValueMap, pod: ValueMap = {}) =>
  deployment({ securityContext: pod, containers: [{ name: 'web', securityContext: own }] });
const mend = 'Set runAsNonRoot: true in its securityContext or in that of its pod.';

export const cases: readonly Case[] = [
  {
    name: 'root is forbidden to the pod',
    records: [web({}, { runAsNonRoot: true })],
    says: { verdict: 'pass', message: 'Neither can run as root: web.' },
  },
  {
    name: 'another user is named',
    records: [web({ runAsUser: 10_001 }, { runAsUser: 0 })],
    says: { verdict: 'pass', message: 'Neither can run as root: web.' },
  },
  {
    name: 'nothing said',
    records: [web({})],
    says: {
      verdict: 'fail',
      message: 'Its container web runs as whom its image says, root not excepted.',
      mend,
    },
  },
  {
    name: 'what the container says wins over its pod',
    records: [web({ runAsNonRoot: false }, { runAsNonRoot: true })],
    says: {
      verdict: 'fail',
      message: 'Its container web runs as whom its image says, root not excepted.',
      mend,
    },
  },
  {
    name: 'root is named',
    records: [web({}, { runAsUser: 0 })],
    says: { verdict: 'fail', message: 'Its container web runs as root: runAsUser is 0.', mend },
  },
  {
    name: 'an init container',
    records: [
      deployment({
        initContainers: [{ name: 'prepare' }],
        containers: [{ name: 'web', securityContext: { runAsNonRoot: true } }],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Its container prepare runs as whom its image says, root not excepted.',
      mend,
    },
  },
  {
    name: 'not seen',
    records: [web({ runAsNonRoot: unseen('no value') })],
    says: { verdict: 'unknown', message: 'securityContext.runAsNonRoot: no value.' },
  },
];
