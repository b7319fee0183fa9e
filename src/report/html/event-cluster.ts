import type { ExperimentRunData } from '../../evidence/experiment-data.ts';

type Event = ExperimentRunData['events'][number];

/** Events so close that one marker stands for them; what each says, and who said it how often. */
export interface EventCluster {
  readonly fromMs: number;
  readonly toMs: number;
  readonly says: readonly {
    readonly what: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly parts: readonly { readonly part: string; readonly times: number }[];
  }[];
}

/** The checks that go on all the while. They are in the records, and would hide what happened. */
const routine = 'checked';

export function notable(events: readonly Event[]): Event[] {
  return events.filter(({ what }) => what !== routine).toSorted((a, b) => a.atMs - b.atMs);
}

/** Clusters in order of time. None is longer than `widthMs`, so that a long burst is not one moment. */
export function eventClusters(events: readonly Event[], widthMs: number): EventCluster[] {
  const groups: Event[][] = [];
  for (const event of notable(events)) {
    const group = groups.at(-1);
    const first = group?.[0];
    // What came before the fault is never shown as one with what came after it.
    const isNear = first && event.atMs - first.atMs <= widthMs && first.atMs < 0 === event.atMs < 0;
    if (group && isNear) group.push(event);
    else groups.push([event]);
  }
  return groups.map((group) => {
    const says = [...Map.groupBy(group, ({ what }) => what)].map(([what, told]) => ({
      what,
      ...spanOf(told),
      parts: [...Map.groupBy(told, ({ part }) => part)].map(([part, { length: times }]) => ({ part, times })),
    }));
    return { ...spanOf(group), says };
  });
}

function spanOf(sorted: readonly Event[]): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: sorted[0]?.atMs ?? 0, toMs: sorted.at(-1)?.atMs ?? 0 };
}
