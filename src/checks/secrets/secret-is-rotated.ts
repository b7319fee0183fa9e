import { mapAt, numberAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { check, fail, pass, type View } from '../check.ts';

const mend = 'Add an AWS::SecretsManager::RotationSchedule for it, with RotationRules.';

export const secretIsRotated = check({
  id: 'secret-is-rotated',
  title: 'every secret is rotated at least every {int} days',
  why: 'A secret that was stolen unseen is worth something until the day it changes.',
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
  controls: {
    'Security Hub': ['SecretsManager.1', 'SecretsManager.4'],
    'AWS Config': ['SECRETSMANAGER_ROTATION_ENABLED_CHECK'],
    'Well-Architected': ['SEC02-BP05'],
    'PCI DSS 4.0.1': ['3.5.1', '8.2.2', '8.3.10'],
    HIPAA: ['164.308(a)(4)(ii)(c)'],
  },
  needs: {
    subjects: ['AWS::SecretsManager::Secret'],
    types: ['AWS::SecretsManager::RotationSchedule', 'AWS::SecretsManager::SecretTargetAttachment'],
  },
  judge(secret, view, [limit]) {
    const limitDays = Number(limit);
    const schedules = view.ofType('AWS::SecretsManager::RotationSchedule');
    const schedule =
      schedules.find(({ edges }) => edges.some(({ to, path }) => to === secret.id && path === 'SecretId')) ??
      schedules.find((one) => secretOf(one, view) === secret);
    if (!schedule) return fail('Is never rotated: no rotation schedule is for it.', mend);
    const grounds = { seen: [schedule] };
    const days = daysBetween(schedule);
    if (days === undefined) return fail(`Is rotated by hand only: ${nameOf(schedule)} has no rules.`, mend, grounds);
    if (days <= limitDays) return pass(`Is rotated every ${days} days, by ${nameOf(schedule)}.`, grounds);
    return fail(
      `Is rotated every ${days} days, by ${nameOf(schedule)}; ${limitDays} were promised.`,
      `Rotate it every ${limitDays} days.`,
      grounds,
    );
  },
});

/** The secret a schedule is for; the attachment of a secret to its database stands for the secret. */
function secretOf({ properties }: Resource, { resolve }: Pick<View, 'resolve'>): Resource {
  const found = resolve(valueAt(properties, 'SecretId'), 'SecretId');
  return found.type === 'AWS::SecretsManager::SecretTargetAttachment' ? secretOf(found, { resolve }) : found;
}

/** Undefined where no rules are set, so that nothing happens by itself. Throws UnseenInput. */
function daysBetween({ properties }: Resource): number | undefined {
  if (mapAt(properties, 'RotationRules') === undefined) return undefined;
  const days = numberAt(properties, 'RotationRules.AutomaticallyAfterDays');
  if (days !== undefined) return days;
  const path = 'RotationRules.ScheduleExpression';
  const expression = stringAt(properties, path);
  if (expression === undefined) return undefined;
  const rate = /^rate\((\d+) (day|hour)s?\)$/u.exec(expression);
  if (!rate) throw new UnseenInput(`how often ${expression} comes around is not worked out here`, path);
  return rate[2] === 'hour' ? Number(rate[1]) / 24 : Number(rate[1]);
}
