import { accessOf } from '../../access/access.ts';
import { covers } from '../../access/covers.ts';
import { type Federated, issuerOf, keepsOutOthers, letsIn } from '../../access/federation.ts';
import { isBoundToSource } from '../../access/narrowing.ts';
import { patternOf } from '../../access/pattern.ts';
import type { Policy } from '../../access/policy.ts';
import { accountOf, type Principal, whoIs } from '../../access/principal.ts';
import { policyTypes } from '../../access/policy-places.ts';
import type { Statement } from '../../access/statement.ts';
import { keepsOutStrangers } from '../../access/strangers.ts';
import { allOf, anyOf, isMet, type Truth } from '../../access/truth.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { groundsOf, holesIn, missing, statementsText } from './statement-words.ts';

export const resourcePolicyNamesWhomItAdmits = check({
  id: 'resource-policy-names-whom-it-admits',
  title: 'no resource policy admits everyone or another account without a condition',
  why: 'A policy on the resource itself opens it whatever the rest of the account says, to people nobody here knows.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-concepts.html',
  controls: {
    'Security Hub': ['S3.2', 'S3.6', 'SQS.3', 'SNS.4', 'Lambda.1', 'KMS.5'],
    'Well-Architected': ['SEC03-BP07'],
  },
  needs: { subjects: [...policyTypes, 'AWS::EC2::VPCEndpoint', 'AWS::IAM::Role'], views: { access: accessOf } },
  judge(holder, { views: { access } }) {
    if (holder.type === 'AWS::EC2::VPCEndpoint')
      return notApplicable('Its policy limits what comes through it, and admits nobody by itself.');
    const policy = access.policyIn(holder);
    const allowing = policy.statements.filter(({ effect }) => effect === 'Allow');
    const flaw = flawIn([
      ...allowing.flatMap((statement) => {
        if (statement.principals?.except) return [() => admits({ kind: 'anonymous' }, statement, policy, holder)];
        return (statement.principals?.named ?? []).map(
          (principal) => () => admits(principal, statement, policy, holder),
        );
      }),
      () => missing(holesIn(policy)),
    ]);
    if (flaw) return flaw;
    return allowing.length === 0
      ? notApplicable('Admits nobody.')
      : pass(`Names whom it admits in all ${allowing.length} statements.`);
  },
});

function admits(principal: Principal, statement: Statement, policy: Policy, holder: Resource): Judgement | undefined {
  if (principal.kind === 'federated') return signsIn(principal, statement, policy, holder);
  if (principal.kind === 'canonical') return canonical(principal.id, statement);
  const isEveryone = principal.kind === 'anonymous' || (principal.kind === 'service' && /[*?]/u.test(principal.name));
  const account = accountOf(principal);
  const isAnother = account !== undefined && account !== 'cloudfront' && account !== holder.account;
  if (!isEveryone && !isAnother) return undefined;
  const fine = [keepsOutStrangers(statement, principal, policy), ...(isAnother ? [deliversLogs(statement)] : [])];
  if (isMet(anyOf(fine))) return undefined;
  if (isAnother && (holder.account === '-' || account === '-'))
    return unknown(`Whether ${whoIs(principal)} is another account was not seen: the account id is not given.`);
  return fail(
    `Admits ${isEveryone ? 'everyone' : whoIs(principal)}: ${statementsText([statement])}.`,
    isEveryone
      ? 'Name whom it is for, or narrow it by aws:PrincipalOrgID, aws:SourceArn or the like.'
      : 'Narrow it by aws:PrincipalOrgID, aws:PrincipalArn or sts:ExternalId, or take it out.',
    groundsOf([statement], holder),
  );
}

/** Judges whoever an identity provider vouches for; a trust policy lets them in by the actions for it only. */
function signsIn(who: Federated, statement: Statement, policy: Policy, holder: Resource): Judgement | undefined {
  if (holder.type === 'AWS::IAM::Role' && !isMet(letsIn(statement))) return undefined;
  if (isMet(keepsOutOthers(statement, who, policy))) return undefined;
  const issuer = issuerOf(who);
  const isAnybody = /[*?]/u.test(issuer);
  return fail(
    `Admits ${isAnybody ? 'whoever any provider' : `everyone whom ${issuer}`} signs in: ${statementsText([statement])}.`,
    isAnybody
      ? 'Name the provider, and whom of it.'
      : `Name whom it is for by ${issuer}:sub, with its owner spelled out.`,
    groundsOf([statement], holder),
  );
}

/** A canonical user id tells no account by itself; that of a collected origin access identity is its distribution's. */
function canonical(id: string, statement: Statement): Judgement | undefined {
  if (id.includes('S3CanonicalUserId')) return undefined;
  return unknown(`Whether canonical user ${id} is another account was not seen: ${statementsText([statement])}.`);
}

/** Load balancers of older regions write their logs from accounts of AWS. Source: Elastic Load Balancing guide, "Enable access logs". */
function deliversLogs(statement: Statement): Truth {
  const writing = { patterns: [patternOf(['s3:putobject'])], except: false };
  return allOf([covers(writing, statement.actions), isBoundToSource(statement)]);
}
