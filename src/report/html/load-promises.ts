import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import type { ReportData } from '../../evidence/report-data.ts';
import { mark } from './mark.ts';
import { proofAnchor } from './proof-kind.ts';
import { prose } from './prose.ts';

/** The promises a load run was played for, each with what its proofs came to: a run that passes need not be all that they ask. */
export function loadPromises(
  { promises: ids, reasons }: LoadRunData,
  promises: ReportData['promises'],
  isWhole = false,
): ComponentChild {
  if (ids.length === 0) return 'no promise; it only tells';
  return ids.map((id) => {
    const found = promises.find((one) => one.id === id);
    const proofs = (found?.proofs ?? []).filter(({ kind }) => kind === 'load');
    const address = proofs.length === 0 ? id : proofAnchor(id, 'load');
    const link = found ? h('a', { class: 'ref', href: `#${address}` }, id) : id;
    if (proofs.length === 0) return h('span', { class: 'line' }, link, ', no proof rests on it');
    const said = new Map(
      proofs.map(({ verdict, reason }) => [`${verdict} ${isWhole ? reason : ''}`, { verdict, reason }]),
    );
    return [...said.values()].map(({ verdict, reason = '' }) => {
      const more = isWhole ? reasons.reduce((text, one) => text.replaceAll(one, ''), reason).trim() : '';
      return h('span', { class: 'line' }, link, ' ', mark(verdict), ...(more === '' ? [] : ['. ', ...prose(more)]));
    });
  });
}
