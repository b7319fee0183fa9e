import { type BudgetBurn, budgetBurn } from './budget-burn.ts';
import { type ClientOutage, clientOutage } from './client-outage.ts';
import { type OutageRecord, type OutageSettings, type ProbingEnd, recordsOf } from './outage-record.ts';
import { type OutageVerdict, outageVerdict } from './outage-verdict.ts';
import { proberFlaws } from './prober-health.ts';
import { type ClientName, countedAs, type Reading } from './reading.ts';
import { slotsAfter } from './slot.ts';
import { unsteadiness } from './steady-state.ts';
import { recoveryInterval } from './recovery-interval.ts';

/** Those that a well-behaved caller resembles; the worst of them is the figure. A client that pins addresses is shown beside them. */
const countingClients = ['fresh', 'kept'] as const satisfies readonly ClientName[];

/** One path's figures: those of its worst client at the top, every client's beneath. Times are milliseconds after the fault. */
export interface OutageReport extends ClientOutage, OutageVerdict {
  readonly path: string;
  readonly url: string;
  /** UTC, a label only. */
  readonly startedAt: string;
  readonly faultMonoNs: string | null;
  readonly fault: { readonly ok: boolean; readonly answer: string; readonly answeredMs: number } | null;
  readonly end: ProbingEnd | null;
  /** The client whose figures stand at the top. */
  readonly client: ClientName;
  readonly clients: Readonly<Partial<Record<ClientName, ClientOutage>>>;
  readonly control: { readonly url: string; readonly intended: number; readonly ok: number } | null;
  readonly budget: BudgetBurn | null;
  readonly settings: OutageSettings;
}

/**
 * The figures of one path from a run's records, in any order but that the run's own record is there; the same records give the same
 * figures. Throws an Error when the record of the run, or the path in it, is missing.
 */
export function outageReport(records: readonly OutageRecord[], pathName: string): OutageReport {
  const [run] = recordsOf(records, 'run');
  const path = run?.paths.find(({ name }) => name === pathName);
  if (!run || !path) throw new Error(`These readings hold no run that probed "${pathName}".`);
  const { settings } = run;
  const [fault] = recordsOf(records, 'fault');
  const [steady] = recordsOf(records, 'steady');
  const [answer] = recordsOf(records, 'fault-answer');
  const [end] = recordsOf(records, 'end');
  const readings = recordsOf(records, 'reading');
  // Without a fault nothing came after it.
  const faultAtMs = fault?.atMs ?? Infinity;
  const bySeries = Map.groupBy(readings, ({ path: one, client }) =>
    client === 'control' || one === pathName ? client : 'other',
  );
  const clients = Object.fromEntries(
    (['fresh', 'kept', 'pinned'] as const).flatMap((client) => {
      const own = bySeries.get(client);
      return own ? [[client, clientOutage(faultAtMs, own, settings)]] : [];
    }),
  ) as OutageReport['clients'];
  const client = worstOf(clients);
  const figures = clients[client] ?? clientOutage(faultAtMs, [], settings);
  const control = bySeries.get('control') ?? [];
  const watched = [...countingClients.flatMap((one) => bySeries.get(one) ?? []), ...control].filter(
    ({ intendedMs }) => intendedMs > faultAtMs - settings.periodMs,
  );
  const watch = {
    periodMs: settings.periodMs,
    readings: watched,
    mattersUntilMs: faultAtMs + (figures.rtoMs ?? Infinity) + settings.periodMs,
    control: control.filter(({ intendedMs }) => intendedMs > faultAtMs - settings.periodMs),
    rule: settings,
  };
  // A fault may wait for its moment after the steady state was seen; an outage that began meanwhile is none of its making.
  const before = countingClients
    .flatMap((one) => bySeries.get(one) ?? [])
    .filter(({ doneMs }) => fault !== undefined && doneMs <= faultAtMs)
    .filter(({ intendedMs }) => intendedMs >= (steady?.sinceMs ?? 0));
  const verdict = outageVerdict({
    end: end?.why,
    lostHow: end?.how,
    fault: answer,
    hasFailed: figures.firstBadMs !== null,
    unsteady: before.length === 0 ? [] : unsteadiness(before, settings),
    // The verdict is on what is measured, not on what is rounded for print.
    recovery: recoveryInterval(slotsAfter(faultAtMs, bySeries.get(client) ?? [], settings), settings),
    lastBadMs: figures.lastBadMs ?? undefined,
    flaws: proberFlaws(watch),
    afterMs: settings.afterMs,
    sustainMs: settings.sustainMs,
    maxRtoMs: settings.maxRtoMs,
  });
  return {
    path: path.name,
    url: path.url,
    startedAt: run.startedAt,
    faultMonoNs: fault?.faultMonoNs ?? null,
    fault: fault && answer ? { ok: answer.ok, answer: answer.answer, answeredMs: answer.atMs - fault.atMs } : null,
    ...figures,
    client,
    clients,
    control: run.controlUrl === undefined ? null : { url: run.controlUrl, ...counted(watch.control, settings) },
    budget:
      figures.availabilityRatio === null
        ? null
        : budgetBurn(1 - figures.availabilityRatio, figures.downtimeMs, settings.sloRatio),
    settings,
    end: end?.why ?? null,
    ...verdict,
  };
}

/** The one that recovered last; one that failed and did not recover is worse, and one that did not fail is best. */
function worstOf(clients: OutageReport['clients']): ClientName {
  const badness = (client: ClientName): number => {
    const seen = clients[client];
    if (!seen || seen.firstBadMs === null) return -1;
    return seen.rtoMs ?? Infinity;
  };
  return countingClients.toSorted((a, b) => (badness(b) > badness(a) ? 1 : -1))[0] ?? 'fresh';
}

function counted(readings: readonly Reading[], settings: OutageSettings): { intended: number; ok: number } {
  return {
    intended: readings.length,
    ok: readings.filter((reading) => countedAs(reading, settings) === 'ok').length,
  };
}
