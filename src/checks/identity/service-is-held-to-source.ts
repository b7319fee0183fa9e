import { accessOf } from '../../access/access.ts';
import { isBoundToSource } from '../../access/narrowing.ts';
import { policyTypes } from '../../access/policy-places.ts';
import type { Statement } from '../../access/statement.ts';
import { isMet } from '../../access/truth.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { groundsOf, holesIn, missing, statementsText } from './statement-words.ts';

export const serviceIsHeldToSource = check({
  id: 'service-is-held-to-source',
  title: 'every service that a resource policy admits is held to a source',
  why: 'A service acts for whoever asks it; without a source, strangers reach the resource by asking the service (the confused deputy).',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  controls: {
    'Well-Architected': ['SEC03-BP07'],
  },
  needs: { subjects: policyTypes, views: { access: accessOf } },
  judge(holder, { views: { access } }) {
    const policy = access.policyIn(holder);
    const toServices = policy.statements.filter(
      ({ effect, principals }) => effect === 'Allow' && principals?.named.some(({ kind }) => kind === 'service'),
    );
    const flaw = flawIn([
      ...toServices.map((statement) => () => admitsForAnyone(statement, holder)),
      () => missing(holesIn(policy)),
    ]);
    if (flaw) return flaw;
    return toServices.length === 0
      ? notApplicable('Admits no service.')
      : pass(`Holds the services to a source in all ${toServices.length} statements.`);
  },
});

function admitsForAnyone(statement: Statement, holder: Resource): Judgement | undefined {
  if (isMet(isBoundToSource(statement))) return undefined;
  const services = (statement.principals?.named ?? []).flatMap((one) => (one.kind === 'service' ? [one.name] : []));
  return fail(
    `Admits ${services.join(', ')} whoever asks for it: ${statementsText([statement])}.`,
    'Demand aws:SourceAccount, and aws:SourceArn where the service sends it.',
    groundsOf([statement], holder),
  );
}
