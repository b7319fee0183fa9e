import { UnseenInput } from '../inventory/read.ts';
import { namesAsker } from './asker.ts';
import type { Condition } from './condition.ts';
import { demandsOf } from './narrowing.ts';
import type { Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import { words } from './spelling.ts';
import { type Statement, statementText } from './statement.ts';
import { ofAction } from './statement-match.ts';
import { keepsOutStrangers } from './strangers.ts';
import { allOf, anyOf, no, type Truth, truth, yes } from './truth.ts';

/** Somebody whom an identity provider vouches for. */
export type Federated = Extract<Principal, { kind: 'federated' }>;

/**
 * Issuers that sign in people or jobs of many organizations, and the claims that tell which. Source: IAM User Guide, "Identity-provider
 * controls for shared OIDC providers" and "Available keys for AWS OIDC federation".
 */
const shared: Readonly<Record<string, readonly string[]>> = {
  'accounts.google.com': ['sub'],
  'agent.buildkite.com': ['sub'],
  'api.bitbucket.org': ['sub'],
  'api.pulumi.com/oidc': ['aud', 'sub'],
  'app.terraform.io': ['sub'],
  'gitlab.com': ['sub'],
  'graph.facebook.com': ['id', 'sub'],
  'oidc-configuration.audit-log.githubusercontent.com': ['sub'],
  'oidc.codefresh.io': ['sub'],
  'oidc.vercel.com': ['aud', 'sub'],
  'proidc.upbound.io': ['sub'],
  'scalr.io': ['sub'],
  'studio.datachain.ai/api': ['sub'],
  'token.actions.githubusercontent.com': [
    'sub',
    'repository',
    'repository_id',
    'repository_owner',
    'repository_owner_id',
    'enterprise_id',
  ],
  'tokens.cloud.shisho.dev': ['sub'],
  'vstoken.actions.githubusercontent.com': ['sub'],
  'www.amazon.com': ['sub', 'user_id'],
};

const cognito = 'cognito-identity.amazonaws.com';

/** Subjects that begin with who owns what runs; other beginnings, such as an environment, are anybody's to choose. */
const owned =
  /^(?:repo|repository|repository_(?:id|owner|owner_id)|project_path|organization|account):([^/:@*?]*)(.*)$/u;

/** Who signs somebody in: `token.actions.githubusercontent.com`, or `*` for whoever does. */
export function issuerOf({ provider }: Federated): string {
  return provider.replace(/^.*:oidc-provider\//u, '').replace(/^https:\/\//u, '');
}

/**
 * Whether an Allow statement tells which of those that a provider vouches for it lets in. Directories and clusters are their owner's own;
 * shared issuers sign in anybody; of others it was not seen, unless a subject is named.
 */
export function keepsOutOthers(statement: Statement, principal: Federated, policy: Policy): Truth {
  const issuer = issuerOf(principal);
  if (/[*?]/u.test(issuer)) return keepsOutStrangers(statement, principal, policy);
  if (/:saml-provider\//u.test(principal.provider)) return yes;
  if (/(^|\.)oidc\.eks\.|OpenIdConnectIssuerUrl/u.test(issuer)) return yes;
  const kept = keepsOutStrangers(statement, principal, policy);
  const known = shared[issuer.replace(/\/$/u, '').toLowerCase()];
  if (issuer === cognito) return anyOf([kept, keepsOutGuests(statement)]);
  const claims = (known ?? ['sub']).map((claim) => `${issuer}:${claim}`.toLowerCase());
  const named = demandsOf(statement, (key) => claims.includes(key)).map((one) => namesSubject(one, issuer));
  const told = anyOf([kept, ...named]);
  if (told.is !== 'no') return told;
  const denial = policy.statements.find(
    ({ effect, conditions }) => effect === 'Deny' && conditions.some(({ key }) => claims.includes(key.toLowerCase())),
  );
  if (denial) return undecided(denial, 'it denies by what a token says');
  return known || named.length > 0 ? no : undecided(statement, `whom ${issuer} signs in was not seen`);
}

/** Whether what a trust policy allows is to come in with a provider's token. */
export function letsIn(statement: Statement): Truth {
  return anyOf(
    ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithSAML'].map((action) => ofAction(statement, action)),
  );
}

/** One identity pool, and those of it who have signed in. Source: Amazon Cognito guide, "IAM roles". */
function keepsOutGuests(statement: Statement): Truth {
  const demanded = (claim: string) => demandsOf(statement, (key) => key === `${cognito}:${claim}`);
  const subjects = demanded('sub').map(namesAsker);
  const pools = demanded('aud').map(namesAsker);
  const ways = demanded('amr').flatMap(({ values }) => values.map(({ pieces }) => words(pieces)));
  if (ways.some((way) => way.startsWith('un'))) return no;
  const isSignedIn = ways.length > 0 && ways.every((way) => way === 'authenticated');
  const guests = undecided(statement, `whether ${cognito} lets in guests was not seen`);
  return anyOf([...subjects, allOf([anyOf(pools), isSignedIn ? yes : guests])]);
}

/** Whether every value of a claim names somebody: all of it, or the owner it begins with. */
function namesSubject(condition: Condition, issuer: string): Truth {
  const claim = condition.key.slice(issuer.length + 1).toLowerCase();
  if (claim !== 'sub' && claim !== 'repository') return namesAsker(condition);
  const { operator, values, text: written } = condition;
  const isPattern = operator === 'StringLike';
  const open = (reason: string): Truth => ({
    is: 'unseen',
    why: new UnseenInput(`Whether "${written}" keeps strangers out is not decided: ${reason}`, ''),
  });
  if (!isPattern && !/^StringEquals(IgnoreCase)?$/u.test(operator)) return namesAsker(condition);
  return allOf(
    values.map(({ pieces }): Truth => {
      const value = words(pieces);
      if (value.includes('${')) return namesAsker(condition);
      const subject = claim === 'repository' ? `repository:${value}` : value;
      const [, owner, after = ''] = owned.exec(subject) ?? [];
      if (owner !== undefined) return truth(owner !== '' && /^([/:@].*)?$/u.test(after));
      const isWild = isPattern && /[*?]/u.test(subject);
      if (isWild) return /^[*?]/u.test(subject) ? no : open('its pattern may take in others');
      return issuer.endsWith('githubusercontent.com') ? open('it does not begin with whose repository it is') : yes;
    }),
  );
}

function undecided(statement: Statement, reason: string): Truth {
  const why = `Whether ${statementText(statement)} keeps strangers out is not decided: ${reason}`;
  return { is: 'unseen', why: new UnseenInput(why, '') };
}
