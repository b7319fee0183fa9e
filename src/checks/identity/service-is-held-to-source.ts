import { accessOf } from '../../access/access.ts';
import { isBoundToSource } from '../../access/narrowing.ts';
import { policyTypes } from '../../access/resource-policies.ts';
import { check, fail, notApplicable, pass } from '../check.ts';
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
    const loose = toServices.find((statement) => !isBoundToSource(statement));
    const flaw = flawIn([
      () => {
        if (!loose) return undefined;
        const services = (loose.principals?.named ?? []).flatMap((one) => (one.kind === 'service' ? [one.name] : []));
        return fail(
          `Admits ${services.join(', ')} whoever asks for it: ${statementsText([loose])}.`,
          'Demand aws:SourceAccount, and aws:SourceArn where the service sends it.',
          groundsOf([loose], holder),
        );
      },
      () => missing(holesIn(policy)),
    ]);
    if (flaw) return flaw;
    return toServices.length === 0
      ? notApplicable('Admits no service.')
      : pass(`Holds the services to a source in all ${toServices.length} statements.`);
  },
});
