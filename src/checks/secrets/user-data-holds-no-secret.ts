import { unseenInput, writtenAt } from '../../inventory/read.ts';
import { isUnseen } from '../../inventory/value.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { userDataPieces } from '../identity/user-data.ts';
import { flawIn } from '../flaw.ts';
import { namesSecret, secretShape } from './secret-names.ts';
import { places } from './standing.ts';

const mend = 'Let the instance read the secret from Secrets Manager with its role.';
/** `DB_PASSWORD=hunter2`, `--password hunter2`, `"token": "x"`: a name and what is given to it. */
const assignments = [
  /([\w-]+)=["']?([^\s"';&|]+)/gu,
  /--([\w-]*(?:password|token|secret)[\w-]*)\s+["']?([^\s"';&|]+)/giu,
  /["']?([\w-]+)["']?\s*:\s*["']([^"']+)["']/gu,
];
/** What is put in place of a secret when the server starts: a variable, a command, a call. */
const placeholder = /^(\$|`|<|-|\{\{|arn:|true$|false$|none$|null$|\d+$)/iu;
/** A name at the end of a piece whose value is the piece that follows. */
const assigning = /([\w-]+)["']?\s*[=:]\s*["']?$/u;

export const userDataHoldsNoSecret = check({
  id: 'user-data-holds-no-secret',
  title: 'every instance keeps secrets out of its user data',
  why: 'User data is shown to all who may describe the instance, and to every process that runs on it.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
  controls: { 'Well-Architected (own mapping)': ['SEC02-BP03'] },
  needs: { subjects: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'] },
  judge({ type, properties }) {
    const at = type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.UserData' : 'UserData';
    const pieces = userDataPieces(writtenAt(properties, at));
    if (pieces.length === 0) return notApplicable('Has no user data.');
    const flaw = flawIn(
      pieces.map((piece, index) => (): Judgement | undefined => {
        const before = pieces[index - 1];
        const isSecret = typeof before === 'string' && namesSecret(assigning.exec(before)?.[1] ?? '');
        if (isUnseen(piece)) {
          if (piece.dynamic) {
            const place = places[piece.dynamic.service] ?? piece.dynamic.service;
            return fail(`Holds what is read from ${place} when it is deployed, in clear from then on.`, mend, { at });
          }
          if (piece.hidden !== undefined)
            return fail(`Holds parameter "${piece.input ?? ''}", which is NoEcho, in clear.`, mend, { at });
          if (isSecret || pieces.length === 1) throw unseenInput(piece, at);
          return undefined;
        }
        if (piece === undefined) return undefined;
        const found = secretShape(piece) ?? assignment(piece);
        return found === undefined ? undefined : fail(`Holds ${found} in clear.`, mend, { at });
      }),
    );
    return flaw ?? pass('Holds nothing that is named or shaped like a secret.');
  },
});

function assignment(text: string): string | undefined {
  for (const [, name = '', value = ''] of assignments.flatMap((one) => [...text.matchAll(one)])) {
    if (namesSecret(name) && !placeholder.test(value)) return `the value of ${name}`;
  }
  return undefined;
}
