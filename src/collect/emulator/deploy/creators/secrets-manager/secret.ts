import { CreateSecretCommand, GetRandomPasswordCommand } from '@aws-sdk/client-secrets-manager';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, CreatePlace, Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, numberIn, tagsIn, textIn, truthIn } from '../../given.ts';

const taken = ['Name', 'Description', 'KmsKeyId', 'SecretString', 'GenerateSecretString', 'ReplicaRegions', 'Tags'];

export const secretCreator: Creator = {
  type: 'AWS::SecretsManager::Secret',
  async create(given, place) {
    const rule = mapIn(given, 'GenerateSecretString');
    const { ARN } = await place.clients.secretsManager.send(
      new CreateSecretCommand({
        Name: textIn(given, 'Name') ?? place.uniqueName(512),
        Description: textIn(given, 'Description'),
        KmsKeyId: textIn(given, 'KmsKeyId'),
        SecretString: rule === undefined ? textIn(given, 'SecretString') : await generated(rule, place),
        AddReplicaRegions: mapsIn(given, 'ReplicaRegions').map((copy) => ({
          Region: neededIn(copy, 'Region'),
          KmsKeyId: textIn(copy, 'KmsKeyId'),
        })),
        Tags: tagsIn(given),
      }),
    );
    const arn = answerHas(ARN, 'an ARN', 'CreateSecret');
    return { ref: arn, attributes: { Id: arn }, notTaken: leftOut(given, taken) };
  },
};

/** The value CloudFormation would make: a password, put into the template of the value where there is one. */
async function generated(rule: Concrete, { clients }: CreatePlace): Promise<string> {
  const { RandomPassword } = await clients.secretsManager.send(
    new GetRandomPasswordCommand({
      PasswordLength: numberIn(rule, 'PasswordLength'),
      ExcludeCharacters: textIn(rule, 'ExcludeCharacters'),
      ExcludeLowercase: truthIn(rule, 'ExcludeLowercase'),
      ExcludeNumbers: truthIn(rule, 'ExcludeNumbers'),
      ExcludePunctuation: truthIn(rule, 'ExcludePunctuation'),
      ExcludeUppercase: truthIn(rule, 'ExcludeUppercase'),
      IncludeSpace: truthIn(rule, 'IncludeSpace'),
      RequireEachIncludedType: truthIn(rule, 'RequireEachIncludedType'),
    }),
  );
  const password = answerHas(RandomPassword, 'a password', 'GetRandomPassword');
  const key = textIn(rule, 'GenerateStringKey');
  if (key === undefined) return password;
  const value = JSON.parse(textIn(rule, 'SecretStringTemplate') ?? '{}') as Record<string, unknown>;
  return JSON.stringify({ ...value, [key]: password });
}
