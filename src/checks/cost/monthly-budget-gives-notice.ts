import { mapsAt, numberAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { check, fail, type Judgement, type NamedJudgement, pass, unknown } from '../check.ts';
import { flawIn, settled } from '../flaw.ts';

export const monthlyBudgetGivesNotice = check({
  id: 'monthly-budget-gives-notice',
  title: 'a monthly budget of at most {int} USD gives notice before it is spent',
  why: 'A bill is read when the money is gone; a notice on the forecast comes while something can still be turned off.',
  source: 'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html',
  needs: { subjects: ['AWS::Budgets::Budget'] },
  judgeWhole({ architecture, inAccount, ofType }, [limitUsd]) {
    const judged = inAccount('AWS::Budgets::Budget').map(
      (budget): NamedJudgement => ({
        name: nameOf(budget),
        judgement: settled(() => judgeBudget(budget, Number(limitUsd))),
      }),
    );
    const passed = judged.filter(({ judgement }) => judgement.verdict === 'pass');
    if (passed.length > 0) return passed;
    const unsure = judged.filter(({ judgement }) => judgement.verdict === 'unknown');
    if (unsure.length > 0) return unsure;
    const own = new Set(ofType('AWS::Budgets::Budget').map(nameOf));
    const ownJudged = judged.filter(({ name }) => own.has(name));
    if (ownJudged.length > 0) return ownJudged;
    const mend = `Add an AWS::Budgets::Budget of BudgetType COST, TimeUnit MONTHLY and at most ${limitUsd} USD, with notifications ACTUAL and FORECASTED.`;
    return [{ name: architecture.title, judgement: fail('There is no budget.', mend) }];
  },
});

function judgeBudget(budget: Resource, limitUsd: number): Judgement {
  const { properties } = budget;
  const seen = [budget];
  const is = (path: string, wanted: string) => (): Judgement | undefined => {
    const found = stringAt(properties, `Budget.${path}`);
    return found === wanted
      ? undefined
      : fail(`Budget.${path} is ${found ?? 'not set'}.`, `Set Budget.${path} to ${wanted}.`, { seen });
  };
  const amount = (): Judgement | undefined => {
    const found = numberAt(properties, 'Budget.BudgetLimit.Amount');
    if (found === undefined)
      return unknown('Budget.BudgetLimit.Amount is not set: the budget plans or adjusts its own limit.');
    return found <= limitUsd
      ? undefined
      : fail(
          `The budget is ${found} USD, above ${limitUsd} USD.`,
          `Set Budget.BudgetLimit.Amount to ${limitUsd} or less.`,
          { seen },
        );
  };
  const filtered = (): Judgement | undefined => {
    const filter = ['CostFilters', 'FilterExpression'].find(
      (path) => valueAt(properties, `Budget.${path}`) !== undefined,
    );
    return filter === undefined
      ? undefined
      : fail(`Budget.${filter} leaves part of the cost out.`, `Remove Budget.${filter}, or add a budget without it.`, {
          seen,
        });
  };
  const flaw = flawIn([
    is('BudgetType', 'COST'),
    is('TimeUnit', 'MONTHLY'),
    filtered,
    is('BudgetLimit.Unit', 'USD'),
    amount,
    () => lacksNotice(budget, 'ACTUAL'),
    () => lacksNotice(budget, 'FORECASTED'),
  ]);
  return (
    flaw ??
    pass(
      `A budget of ${numberAt(properties, 'Budget.BudgetLimit.Amount')} USD a month gives notice of actual and forecast cost.`,
      { seen },
    )
  );
}

/** A notice comes before the money is spent when its threshold is at most the limit, in percent or in USD, and somebody gets it. */
function lacksNotice(budget: Resource, type: string): Judgement | undefined {
  const limit = numberAt(budget.properties, 'Budget.BudgetLimit.Amount') ?? 0;
  const isEarly = (notification: ValueMap): boolean => {
    if (
      stringAt(notification, 'Notification.NotificationType') !== type ||
      stringAt(notification, 'Notification.ComparisonOperator') === 'LESS_THAN'
    )
      return false;
    const most = stringAt(notification, 'Notification.ThresholdType') === 'ABSOLUTE_VALUE' ? limit : 100;
    return (
      (numberAt(notification, 'Notification.Threshold') ?? Infinity) <= most &&
      mapsAt(notification, 'Subscribers').length > 0
    );
  };
  if (mapsAt(budget.properties, 'NotificationsWithSubscribers').some(isEarly)) return undefined;
  const mend = `Add a notification of NotificationType ${type} at 100 percent or less, with a subscriber, to NotificationsWithSubscribers.`;
  return fail(`Nobody is told of ${type === 'ACTUAL' ? 'actual' : 'forecast'} cost before the limit is passed.`, mend, {
    seen: [budget],
  });
}
