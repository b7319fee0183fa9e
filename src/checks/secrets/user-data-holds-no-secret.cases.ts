import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const template = (userData: Value) =>
  given('AWS::EC2::LaunchTemplate', 'Web', { LaunchTemplateData: { UserData: userData } });
const mend = 'Let the instance read the secret from Secrets Manager with its role.';

export const cases: readonly Case[] = [
  {
    name: 'a script that looks its secret up',
    records: [
      template({
        text: [
          '#!/bin/bash\nTOKEN=$(curl -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 21600" http://169.254.169.254)\nDB_PASSWORD_FILE=/run/db\nSECRET=',
          ref('Secret'),
        ],
      }),
    ],
    says: { verdict: 'pass', message: 'Holds nothing that is named or shaped like a secret.' },
  },
  {
    name: 'a password, encoded',
    records: [template(btoa('#!/bin/bash\nexport DB_PASSWORD=hunter2\n'))],
    says: { verdict: 'fail', message: 'Holds the value of DB_PASSWORD in clear.', mend },
  },
  {
    name: 'an option with a token, beside a name that was not seen',
    records: [template({ text: ['agent --token abc --name ', unseen('no value')] })],
    says: { verdict: 'fail', message: 'Holds the value of token in clear.', mend },
  },
  {
    name: 'a secret that is looked up at deployment',
    records: [
      given('AWS::AutoScaling::LaunchConfiguration', 'Old', {
        UserData: {
          text: ['export DB_PASSWORD=', { unseen: 'is read', dynamic: { service: 'secretsmanager', key: 'db' } }],
        },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Holds what is read from Secrets Manager when it is deployed, in clear from then on.',
      mend,
    },
  },
  {
    name: 'a parameter that is never shown',
    records: [template({ text: ['setup --admin ', { ...unseen('has no value', 'Password'), hidden: 'open' }, '\n'] })],
    says: { verdict: 'fail', message: 'Holds parameter "Password", which is NoEcho, in clear.', mend },
  },
  {
    name: 'a password that was not seen',
    records: [template({ text: ['export DB_PASSWORD=', unseen('parameter "Password" has no value'), '\n'] })],
    says: { verdict: 'unknown', message: 'LaunchTemplateData.UserData: parameter "Password" has no value.' },
  },
  {
    name: 'none',
    records: [given('AWS::EC2::Instance', 'Bastion', {})],
    says: { verdict: 'not-applicable', message: 'Has no user data.' },
  },
];
