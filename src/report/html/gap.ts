import type { ReportData } from '../../evidence/report-data.ts';

/** One reason why something was not seen, where, and the proofs that rest on it. */
export interface Gap {
  readonly verdict: 'unknown' | 'not-assessed';
  readonly reason: string;
  readonly subjects: readonly { readonly name: string; readonly origin?: string }[];
  readonly proofs: readonly { readonly promise: string; readonly kind?: string }[];
}

type Part = Omit<Gap, 'subjects' | 'proofs'> & {
  readonly subject?: Gap['subjects'][number];
  readonly proof: Gap['proofs'][number];
};

/** Every reason of every unknown or not assessed proof, unknown first, those that keep most proofs open first. */
export function gapsOf(report: ReportData): Gap[] {
  const groups = Map.groupBy(partsOf(report), ({ verdict, reason }) => `${verdict} ${reason}`);
  return [...groups.values()]
    .flatMap((parts) => {
      const [first] = parts;
      if (first === undefined) return [];
      const subjects = unlike(parts.flatMap(({ subject }) => (subject === undefined ? [] : [subject])));
      return [
        { verdict: first.verdict, reason: first.reason, subjects, proofs: unlike(parts.map(({ proof }) => proof)) },
      ];
    })
    .toSorted(
      (a, b) =>
        Number(a.verdict !== 'unknown') - Number(b.verdict !== 'unknown') ||
        b.proofs.length - a.proofs.length ||
        (a.reason < b.reason ? -1 : 1),
    );
}

function partsOf({ promises }: ReportData): Part[] {
  return promises.flatMap(({ id, status, proofs }) => {
    if (proofs.length === 0)
      return status === 'met' || status === 'broken'
        ? []
        : [{ verdict: 'unknown' as const, reason: 'no proof is registered', proof: { promise: id } }];
    return proofs.flatMap(({ kind, verdict, reason, findings }): Part[] => {
      const proof = { promise: id, kind };
      const unseen = findings
        .filter((finding) => finding.verdict === 'unknown')
        .map(({ message, subject: { name }, origin }): Part => {
          const subject = origin === undefined ? { name } : { name, origin };
          return { verdict: 'unknown', reason: message, subject, proof };
        });
      if (verdict !== 'unknown' && verdict !== 'not-assessed') return unseen;
      if (reason === undefined && unseen.length > 0) return unseen;
      return [...unseen, { verdict, reason: reason ?? 'no reason was given', proof }];
    });
  });
}

function unlike<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
