import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { deployment } from './small-cluster.ts';

const web = (securityContext: ValueMap, properties: ValueMap = {}): ValueMap => ({
  name: 'web',
  securityContext,
  ...properties,
});
const mend = 'Take it away; what cannot do without belongs into a namespace of its own.';
const beside = (podSpec: ValueMap) => deployment({ containers: [web({})], ...podSpec });

export const cases: readonly Case[] = [
  {
    name: 'nothing asked for',
    records: [beside({ volumes: [{ name: 'tmp', emptyDir: {} }] })],
    says: { verdict: 'pass', message: "Neither its pod nor web asks for privileges or for what is the node's." },
  },
  {
    name: 'a capability that does no harm',
    records: [deployment({ containers: [web({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })] })],
    says: { verdict: 'pass', message: "Neither its pod nor web asks for privileges or for what is the node's." },
  },
  {
    name: 'privileged',
    records: [deployment({ containers: [web({ privileged: true })] })],
    says: { verdict: 'fail', message: 'Its container web is privileged.', mend },
  },
  {
    name: 'an init container that is privileged',
    records: [beside({ initContainers: [{ name: 'prepare', securityContext: { privileged: true } }] })],
    says: { verdict: 'fail', message: 'Its container prepare is privileged.', mend },
  },
  {
    name: "in the node's network",
    records: [beside({ hostNetwork: true })],
    says: { verdict: 'fail', message: "Its pod shares what is the node's: hostNetwork is true.", mend },
  },
  {
    name: "a folder of the node's",
    records: [beside({ volumes: [{ name: 'socket', hostPath: { path: '/var/run' } }] })],
    says: { verdict: 'fail', message: "Its volume socket is the node's folder /var/run.", mend },
  },
  {
    name: 'a capability that is nearly root',
    records: [deployment({ containers: [web({ capabilities: { add: ['SYS_ADMIN', 'CHOWN'] } })] })],
    says: { verdict: 'fail', message: 'Its container web adds the capability SYS_ADMIN.', mend },
  },
  {
    name: "a port of the node's",
    records: [deployment({ containers: [web({}, { ports: [{ containerPort: 80, hostPort: 80 }] })] })],
    says: { verdict: 'fail', message: "Its container web listens on the node's port 80.", mend },
  },
  {
    name: 'every system call',
    records: [beside({ securityContext: { seccompProfile: { type: 'Unconfined' } } })],
    says: {
      verdict: 'fail',
      message: 'Its pod may use every system call: its seccompProfile is Unconfined.',
      mend: 'Set it to RuntimeDefault.',
    },
  },
  {
    name: 'not seen, beside what is certain',
    records: [deployment({ hostPID: unseen('no value'), containers: [web({ privileged: true })] })],
    says: { verdict: 'fail', message: 'Its container web is privileged.', mend },
  },
  {
    name: 'not seen',
    records: [deployment({ containers: [web({ privileged: unseen('no value') })] })],
    says: { verdict: 'unknown', message: 'securityContext.privileged: no value.' },
  },
  {
    name: 'no pods',
    records: [],
    says: {
      verdict: 'not-applicable',
      message:
        'There is no Kubernetes::apps::Deployment, Kubernetes::apps::StatefulSet, Kubernetes::apps::DaemonSet, Kubernetes::apps::ReplicaSet, Kubernetes::batch::Job, Kubernetes::batch::CronJob, Kubernetes::core::Pod, AWS::EKS::Cluster.',
    },
  },
];
