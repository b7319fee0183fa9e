import { CreateWebACLCommand, type CreateWebACLCommandInput, type Scope } from '@aws-sdk/client-wafv2';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, neededIn, tagsIn, textIn, textsIn, typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const taken = [
  'AssociationConfig',
  'CaptchaConfig',
  'ChallengeConfig',
  'CustomResponseBodies',
  'DefaultAction',
  'Description',
  'Name',
  'Rules',
  'Scope',
  'Tags',
  'TokenDomains',
  'VisibilityConfig',
];
const numbers = new Set(['EvaluationWindowSec', 'ImmunityTime', 'Limit', 'Priority', 'ResponseCode', 'Size']);
const truths = new Set(['CloudWatchMetricsEnabled', 'EnableRegexInPath', 'SampledRequestsEnabled']);

export const webAclCreator: Creator = {
  type: 'AWS::WAFv2::WebACL',
  async create(properties, { clients, uniqueName }) {
    const name = textIn(properties, 'Name') ?? uniqueName(128);
    const scope = neededIn(properties, 'Scope') as Scope;
    const tags = tagsIn(properties);
    const given = (key: string): unknown => forCall(typed(properties[key], numbers, truths));
    const domains = textsIn(properties, 'TokenDomains');
    const input = {
      AssociationConfig: given('AssociationConfig'),
      CaptchaConfig: given('CaptchaConfig'),
      ChallengeConfig: given('ChallengeConfig'),
      CustomResponseBodies: given('CustomResponseBodies'),
      DefaultAction: given('DefaultAction'),
      Description: textIn(properties, 'Description'),
      Name: name,
      Rules: given('Rules') ?? [],
      Scope: scope,
      Tags: tags.length === 0 ? undefined : tags,
      TokenDomains: domains.length === 0 ? undefined : domains,
      VisibilityConfig: given('VisibilityConfig'),
    } as CreateWebACLCommandInput;
    const { Summary } = await lacking('one of the rules or settings of this web ACL', () =>
      clients.wafv2.send(new CreateWebACLCommand(input)),
    );
    const id = answerHas(Summary?.Id, 'an id', 'CreateWebACL');
    const arn = answerHas(Summary?.ARN, 'an ARN', 'CreateWebACL');
    return {
      ref: `${name}|${id}|${scope}`,
      attributes: { Arn: arn, Id: id },
      notTaken: leftOut(properties, taken),
    };
  },
};

/** What a rule searches for is text or base64 in a template, and bytes in a call; what it refers to has an `Arn` there and an `ARN` here. */
function forCall(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(forCall);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given as Concrete).map(([key, item]) => {
      if (key === 'SearchString' && typeof item === 'string') return [key, Buffer.from(item)];
      if (key === 'SearchStringBase64' && typeof item === 'string')
        return ['SearchString', Buffer.from(item, 'base64')];
      return [key === 'Arn' ? 'ARN' : key, forCall(item)];
    }),
  );
}
