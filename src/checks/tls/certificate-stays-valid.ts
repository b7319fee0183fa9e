import { stringAt, UnseenInput } from '../../inventory/read.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { check, fail, pass } from '../check.ts';

const dayMs = 86_400_000;

export const certificateStaysValid = check({
  id: 'certificate-stays-valid',
  title: 'every certificate is valid for at least {int} days',
  why: 'A certificate that runs out takes its endpoint down for every client at once; days ahead there is still time to see why it was not renewed.',
  source: 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html',
  controls: {
    'Security Hub': ['ACM.1'],
    'AWS Config': ['ACM_CERTIFICATE_EXPIRATION_CHECK'],
    'Well-Architected': ['SEC09-BP01'],
    'SOC 2': ['CC6.7'],
    HIPAA: ['164.308(a)(4)(ii)(a)', '164.312(e)(1)'],
  },
  needs: { subjects: ['Endpoint::Https'] },
  judge({ properties }, _view, [wantedDays]) {
    const askedAt = instantAt(properties, 'AskedAt');
    const from = instantAt(properties, 'Certificate.ValidFrom');
    const to = instantAt(properties, 'Certificate.ValidTo');
    const mend = 'Renew the certificate; one of ACM renews itself where its DNS record for validation still stands.';
    const until = new Date(to).toISOString().slice(0, 10);
    if (to <= askedAt) return fail(`Expired on ${until}.`, mend, { at: 'Certificate.ValidTo' });
    if (from > askedAt)
      return fail(`Is not valid before ${new Date(from).toISOString().slice(0, 10)}.`, mend, {
        at: 'Certificate.ValidFrom',
      });
    const days = Math.floor((to - askedAt) / dayMs);
    return days >= Number(wantedDays)
      ? pass(`Is valid for ${days} days more, until ${until}.`)
      : fail(`Is valid for ${days} days more, until ${until}.`, mend, { at: 'Certificate.ValidTo' });
  },
});

function instantAt(properties: ValueMap, path: string): number {
  const instant = Date.parse(stringAt(properties, path) ?? '');
  if (Number.isNaN(instant)) throw new UnseenInput('no instant was seen', path);
  return instant;
}
