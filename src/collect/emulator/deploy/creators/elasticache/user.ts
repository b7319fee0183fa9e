import { CreateUserCommand, type InputAuthenticationType } from '@aws-sdk/client-elasticache';
import { type Concrete, type Creator, EmulatorLacks } from '../../creator.ts';
import { leftOut, mapIn, tagsIn, textIn, textsIn, truthIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const type = 'AWS::ElastiCache::User';
const takes = [
  'AccessString',
  'AuthenticationMode',
  'Engine',
  'NoPasswordRequired',
  'Passwords',
  'Tags',
  'UserId',
  'UserName',
];

/** The emulator wants one of 16 characters or more; whoever collects is shown none. */
const madeUp = 'only-in-the-emulator';

export const cacheUserCreator: Creator = {
  type,
  async create(properties, { clients, uniqueName }) {
    const name = (textIn(properties, 'UserId') ?? uniqueName(40)).toLowerCase();
    const call = new CreateUserCommand({
      UserId: name,
      UserName: textIn(properties, 'UserName') ?? name,
      Engine: textIn(properties, 'Engine'),
      AccessString: textIn(properties, 'AccessString'),
      ...authentication(properties),
      Tags: tagsIn(properties),
    });
    const { ARN, Status } = await lacking(type, () => clients.elastiCache.send(call));
    if (ARN === undefined || Status === undefined) throw new EmulatorLacks(`The emulator tells no ARN of ${type}.`);
    return { ref: name, attributes: { Arn: ARN, Status }, notTaken: leftOut(properties, takes) };
  },
};

/** Passwords that come from a secret were not seen, and are not here. */
function authentication(properties: Concrete) {
  const mode = mapIn(properties, 'AuthenticationMode');
  if (mode) {
    const Type = textIn(mode, 'Type') as InputAuthenticationType | undefined;
    return { AuthenticationMode: { Type, ...(Type === 'password' && { Passwords: [madeUp] }) } };
  }
  const isOpen = truthIn(properties, 'NoPasswordRequired') ?? textsIn(properties, 'Passwords').length === 0;
  return isOpen ? { NoPasswordRequired: true } : { Passwords: [madeUp] };
}
