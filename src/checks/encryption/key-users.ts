import { type Principal, whoIs } from '../../access/principal.ts';

/** What can be done with a key itself, as opposed to administering it; a grant hands it on. Source: KMS Developer Guide, "Key policies", key users. */
export const keyUses: readonly string[] = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:GenerateDataKeyPair',
  'kms:GenerateMac',
  'kms:VerifyMac',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:Sign',
  'kms:Verify',
  'kms:DeriveSharedSecret',
  'kms:CreateGrant',
];

/** Whether it is one service, or one role. */
export function isNamed(principal: Principal): boolean {
  switch (principal.kind) {
    case 'service':
      return !principal.name.includes('*');
    case 'identity':
      return principal.record.type === 'AWS::IAM::Role';
    case 'named':
      return /:(role|assumed-role)\//u.test(principal.arn) && !principal.arn.includes('*');
    case 'account':
    case 'federated':
    case 'canonical':
    case 'anonymous':
      return false;
  }
}

export function userText(principal: Principal): string {
  if (principal.kind === 'account') return `any role and user of ${whoIs(principal)}`;
  return principal.kind === 'identity' && principal.record.type === 'AWS::IAM::User'
    ? `user ${whoIs(principal)}`
    : whoIs(principal);
}

/** An account's identities still need a policy of their own. */
export function wayIn(principal: Principal): string {
  return principal.kind === 'account' ? ' that its own policies allow to' : '';
}
