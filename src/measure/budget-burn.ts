const millisecondsIn30Days = 30 * 86_400_000;

export interface BudgetBurn {
  readonly sloRatio: number;
  /** How many times faster than allowed the error budget is spent: 1 spends exactly all of it over its period. */
  readonly burnRate: number;
  /** Share of a 30-day budget that the downtime spent; 1 is all of it. */
  readonly shareOf30Days: number;
}

/** What bad answers do to an error budget. Source: Google, The Site Reliability Workbook, "Alerting on SLOs". */
export function budgetBurn(badRatio: number, downtimeMs: number, sloRatio: number): BudgetBurn {
  const allowed = 1 - sloRatio;
  return { sloRatio, burnRate: badRatio / allowed, shareOf30Days: downtimeMs / (millisecondsIn30Days * allowed) };
}

/** Hours after which a budget over so many days is spent at a burn rate. */
export function hoursUntilSpent(burnRate: number, budgetDays: number): number {
  return (budgetDays * 24) / burnRate;
}
