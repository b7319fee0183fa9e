import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const fileSystemIsEncryptedAtRest = check({
  id: 'file-system-is-encrypted-at-rest',
  title: 'every file system is encrypted at rest',
  why: 'Files outlive the servers that mount them; on disk they must be unreadable.',
  source: 'https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html',
  controls: {
    'Security Hub': ['EFS.1'],
    'AWS Config': ['EFS_ENCRYPTED_CHECK'],
    'Well-Architected': ['SEC08-BP02'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::EFS::FileSystem'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(
      resource,
      'any',
      'Set Encrypted to true when the file system is made; it cannot be encrypted later.',
      encryption,
      facts,
    );
  },
});
