import { mapsAt, valueAt } from '../../inventory/read.ts';
import { listHolds } from '../../inventory/views/list-holds.ts';
import { check, fail, pass } from '../check.ts';

export const clusterEncryptsSecrets = check({
  id: 'cluster-encrypts-secrets',
  title: 'every EKS cluster encrypts its secrets with a KMS key of its account',
  why: 'Kubernetes keeps secrets in a store of its own; a key of the account says who may open them there.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
  controls: {
    'Security Hub': ['EKS.3'],
    'AWS Config': ['EKS_SECRETS_ENCRYPTED'],
    'Well-Architected (own mapping)': ['SEC08-BP02'],
  },
  needs: { subjects: ['AWS::EKS::Cluster'] },
  judge({ properties }) {
    const configurations = mapsAt(properties, 'EncryptionConfig');
    const index = configurations.findIndex((one) => listHolds(one, 'Resources', ['secrets']));
    const key = index === -1 ? undefined : valueAt(properties, `EncryptionConfig.${index}.Provider.KeyArn`);
    if (key !== undefined && key !== '') return pass('Encrypts its secrets with the key that EncryptionConfig names.');
    return fail(
      'EncryptionConfig names no key for secrets; by default a key of the service is used, from Kubernetes 1.28 on.',
      'Add secrets and the ARN of a key to EncryptionConfig.',
      { at: 'EncryptionConfig' },
    );
  },
});
