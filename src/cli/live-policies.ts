import { configCalls, readCalls } from '../collect/aws/read-policy-calls.ts';
import { type PolicyDocument, readPolicy } from '../collect/aws/read-policy.ts';
import { cloudControl } from '../collect/cloud-control/cloud-control.ts';
import { readFacts } from './facts.ts';
import { sourceNamed } from './live-choice.ts';

/** The IAM policies that reading an account needs, as a JSON list: generated from the calls that collectors make, each short enough for IAM. Throws InputError for a source that does not exist. */
export async function livePolicies(from: string): Promise<string> {
  const { askedTypes } = await readFacts();
  const calls = sourceNamed(from) === 'services' ? readCalls : { ...readCalls, ...configCalls };
  const whole = readPolicy(calls, cloudControl(askedTypes).actions);
  return `${JSON.stringify(shortEnough(whole), undefined, 2)}\n`;
}

/** Characters of a managed policy, without white space. Source: AWS Identity and Access Management User Guide, "IAM and STS character limits". */
const mostCharacters = 6144;

function shortEnough(policy: PolicyDocument): readonly PolicyDocument[] {
  if (JSON.stringify(policy).length <= mostCharacters) return [policy];
  return [0, 1].flatMap((half) => {
    const Statement = policy.Statement.map(({ Action, ...statement }) => {
      const middle = Math.ceil(Action.length / 2);
      return { ...statement, Action: half === 0 ? Action.slice(0, middle) : Action.slice(middle) };
    });
    return shortEnough({ ...policy, Statement });
  });
}
