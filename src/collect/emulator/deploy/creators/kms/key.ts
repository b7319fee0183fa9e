import {
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  type KeySpec,
  type KeyUsageType,
  type OriginType,
} from '@aws-sdk/client-kms';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, numberIn, tagsIn, textIn, truthIn } from '../../given.ts';
import { jsonTextIn } from '../../json-text-in.ts';

const taken = [
  'BypassPolicyLockoutSafetyCheck',
  'Description',
  'Enabled',
  'EnableKeyRotation',
  'KeyPolicy',
  'KeySpec',
  'KeyUsage',
  'MultiRegion',
  'Origin',
  // CloudFormation keeps it until the key is deleted.
  'PendingWindowInDays',
  'RotationPeriodInDays',
  'Tags',
];

export const keyCreator: Creator = {
  type: 'AWS::KMS::Key',
  async create(given, { clients: { kms } }) {
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({
        Policy: jsonTextIn(given, 'KeyPolicy'),
        BypassPolicyLockoutSafetyCheck: truthIn(given, 'BypassPolicyLockoutSafetyCheck'),
        Description: textIn(given, 'Description'),
        KeySpec: textIn(given, 'KeySpec') as KeySpec | undefined,
        KeyUsage: (textIn(given, 'KeyUsage') ?? 'ENCRYPT_DECRYPT') as KeyUsageType,
        MultiRegion: truthIn(given, 'MultiRegion') ?? false,
        Origin: textIn(given, 'Origin') as OriginType | undefined,
        Tags: tagsIn(given).map(({ Key, Value }) => ({ TagKey: Key, TagValue: Value })),
      }),
    );
    const KeyId = answerHas(KeyMetadata?.KeyId, 'an id', 'CreateKey');
    if (truthIn(given, 'EnableKeyRotation') === true)
      await kms.send(
        new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: numberIn(given, 'RotationPeriodInDays') }),
      );
    if (truthIn(given, 'Enabled') === false) await kms.send(new DisableKeyCommand({ KeyId }));
    return {
      ref: KeyId,
      attributes: { KeyId, Arn: answerHas(KeyMetadata?.Arn, 'an ARN', 'CreateKey') },
      notTaken: leftOut(given, taken),
    };
  },
};
