import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const cluster = (configuration: Value) => given('AWS::EKS::Cluster', 'Main', { EncryptionConfig: configuration });
const mend = 'Add secrets and the ARN of a key to EncryptionConfig.';
const message =
  'EncryptionConfig names no key for secrets; by default a key of the service is used, from Kubernetes 1.28 on.';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    records: [cluster([{ Resources: ['secrets'], Provider: { KeyArn: ref('Key', 'Arn') } }])],
    says: { verdict: 'pass', message: 'Encrypts its secrets with the key that EncryptionConfig names.' },
  },
  { name: 'left out', records: [cluster([])], says: { verdict: 'fail', message, mend } },
  {
    name: "a key that a parameter's default leaves empty",
    records: [cluster([{ Resources: ['secrets'], Provider: { KeyArn: '' } }])],
    says: { verdict: 'fail', message, mend },
  },
  {
    name: 'not seen',
    records: [cluster(unseen('no value'))],
    says: { verdict: 'unknown', message: 'EncryptionConfig: no value.' },
  },
];
