import { CreatePolicyCommand, GetAccountAuthorizationDetailsCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateKeyCommand, EnableKeyRotationCommand, GetKeyRotationStatusCommand } from '@aws-sdk/client-kms';
import { CreateSecretCommand, DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { Trap } from '../trap.ts';
import { billingTraps } from './billing.ts';
import { functionTraps } from './functions.ts';
import { policyText, roleMade, unique } from './identity-probes.ts';
import { messageTraps } from './messages.ts';

const oldVersion =
  'A policy without a version, or with that of 2008, is refused. The creator gives the one of 2012, in which names in braces stand for what they name.';
const withoutVersion = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] });

/** Where moto's keys, identities, secrets, functions and bills differ from those of AWS, or where no API of either tells what a template says. */
export const identityTraps: readonly Trap[] = [
  {
    type: 'AWS::IAM::Policy',
    property: '',
    explanation:
      'IAM keeps no trace of how an inline policy was written, here as in AWS: it is read back among the `Policies` of each role, user and group it names, where access is judged alike. No verdict changes.',
    probe: async (place) => {
      const { iam } = place.clients;
      const RoleName = await roleMade(place);
      const PolicyDocument = policyText({ Action: 's3:GetObject', Resource: '*' });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'probe', PolicyDocument }));
      const { RoleDetailList = [] } = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'] }));
      const found = RoleDetailList.find((role) => role.RoleName === RoleName);
      return found?.RolePolicyList?.[0]?.PolicyName === 'probe';
    },
  },
  {
    type: 'AWS::IAM::Role',
    property: 'Policies.*.PolicyDocument.Version',
    explanation: `${oldVersion} No check reads it.`,
    probe: async (place) => {
      const RoleName = await roleMade(place);
      const call = new PutRolePolicyCommand({ RoleName, PolicyName: 'probe', PolicyDocument: withoutVersion });
      return isMalformed(() => place.clients.iam.send(call));
    },
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    property: 'PolicyDocument.Version',
    explanation: `${oldVersion} No check reads it.`,
    probe: ({ clients: { iam } }) => {
      const call = new CreatePolicyCommand({ PolicyName: unique('probe'), PolicyDocument: withoutVersion });
      return isMalformed(() => iam.send(call));
    },
  },
  {
    type: 'AWS::KMS::Key',
    property: 'RotationPeriodInDays',
    explanation:
      'Is taken and not told again; AWS tells 365 where nothing was asked for. Whether a key is rotated is told rightly, so that no verdict changes.',
    probe: async ({ clients: { kms } }) => {
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
      const KeyId = KeyMetadata?.KeyId;
      await kms.send(new EnableKeyRotationCommand({ KeyId, RotationPeriodInDays: 90 }));
      const { RotationPeriodInDays } = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
      return RotationPeriodInDays !== 90;
    },
  },
  {
    type: 'AWS::SecretsManager::Secret',
    property: 'ReplicaRegions.*.KmsKeyId',
    explanation:
      'The key of a copy is lost: every copy is told to be encrypted with alias/aws/secretsmanager. A check of the copies would fail here; the one there is judges the first secret, whose key is kept.',
    probe: async ({ region, clients: { secretsManager } }) => {
      const { ARN } = await secretsManager.send(
        new CreateSecretCommand({
          Name: unique('probe'),
          SecretString: 'probe',
          AddReplicaRegions: [
            { Region: region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1', KmsKeyId: 'alias/probe' },
          ],
        }),
      );
      const { ReplicationStatus } = await secretsManager.send(new DescribeSecretCommand({ SecretId: ARN }));
      return ReplicationStatus?.[0]?.KmsKeyId !== 'alias/probe';
    },
  },
  {
    type: 'AWS::SecretsManager::SecretTargetAttachment',
    property: '',
    explanation:
      'Nothing but the value of a secret tells to which database it is attached, here as in AWS, and values are not read. Checks use the attachment only to find the secret behind it, so that no verdict changes.',
    probe: async ({ clients: { secretsManager } }) => {
      const described = async (SecretString: string) => {
        const { ARN } = await secretsManager.send(new CreateSecretCommand({ Name: unique('probe'), SecretString }));
        return Object.keys(await secretsManager.send(new DescribeSecretCommand({ SecretId: ARN }))).toSorted();
      };
      const attached = await described('{"dbInstanceIdentifier":"orders","host":"orders.example"}');
      return attached.join(' ') === (await described('{}')).join(' ');
    },
  },
  ...functionTraps,
  ...messageTraps,
  ...billingTraps,
];

async function isMalformed(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    return error instanceof Error && error.name.startsWith('MalformedPolicyDocument');
  }
}
