import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const notice = (
  NotificationType: string,
  properties: ValueMap = {},
  Subscribers: readonly ValueMap[] = [{ SubscriptionType: 'EMAIL', Address: 'ops@example.com' }],
) => ({
  Notification: { NotificationType, ComparisonOperator: 'GREATER_THAN', Threshold: 80, ...properties },
  Subscribers,
});
const both = [notice('ACTUAL'), notice('FORECASTED', { Threshold: 100 })];
const budget = (
  properties: ValueMap = {},
  NotificationsWithSubscribers: readonly ValueMap[] = both,
  name = 'Monthly',
) =>
  given('AWS::Budgets::Budget', name, {
    Budget: { BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: '16000', Unit: 'USD' }, ...properties },
    NotificationsWithSubscribers,
  });
const passes = {
  verdict: 'pass',
  message: 'A budget of 16000 USD a month gives notice of actual and forecast cost.',
} as const;
const lacking = (kind: string, type: string) =>
  ({
    verdict: 'fail',
    message: `Nobody is told of ${kind} cost before the limit is passed.`,
    mend: `Add a notification of NotificationType ${type} at 100 percent or less, with a subscriber, to NotificationsWithSubscribers.`,
  }) as const;

export const cases: readonly Case[] = [
  { name: 'both notices', parameters: [16_000], records: [budget()], says: passes },
  {
    name: 'a budget for a part beside it',
    parameters: [16_000],
    records: [budget({ CostFilters: { Service: ['Amazon EC2'] } }, both, 'Compute'), budget()],
    says: passes,
  },
  {
    name: 'no budget',
    parameters: [16_000],
    records: [],
    says: {
      verdict: 'fail',
      message: 'There is no budget.',
      mend: 'Add an AWS::Budgets::Budget of BudgetType COST, TimeUnit MONTHLY and at most 16000 USD, with notifications ACTUAL and FORECASTED.',
    },
  },
  {
    name: 'too much',
    parameters: [10_000],
    records: [budget()],
    says: {
      verdict: 'fail',
      message: 'The budget is 16000 USD, above 10000 USD.',
      mend: 'Set Budget.BudgetLimit.Amount to 10000 or less.',
    },
  },
  {
    name: 'a budget for a part only',
    parameters: [16_000],
    records: [budget({ CostFilters: { Service: ['Amazon EC2'] } })],
    says: {
      verdict: 'fail',
      message: 'Budget.CostFilters leaves part of the cost out.',
      mend: 'Remove Budget.CostFilters, or add a budget without it.',
    },
  },
  {
    name: 'by the quarter',
    parameters: [16_000],
    records: [budget({ TimeUnit: 'QUARTERLY' })],
    says: { verdict: 'fail', message: 'Budget.TimeUnit is QUARTERLY.', mend: 'Set Budget.TimeUnit to MONTHLY.' },
  },
  {
    name: 'no forecast',
    parameters: [16_000],
    records: [budget({}, [notice('ACTUAL')])],
    says: lacking('forecast', 'FORECASTED'),
  },
  {
    name: 'a notice to nobody',
    parameters: [16_000],
    records: [budget({}, [notice('ACTUAL', {}, []), notice('FORECASTED')])],
    says: lacking('actual', 'ACTUAL'),
  },
  {
    name: 'a notice when it is spent',
    parameters: [16_000],
    records: [budget({}, [notice('ACTUAL', { Threshold: 120 }), notice('FORECASTED')])],
    says: lacking('actual', 'ACTUAL'),
  },
  {
    name: 'a limit from a parameter without value',
    parameters: [16_000],
    records: [budget({ BudgetLimit: { Amount: unseen('parameter "Limit" has no value', 'Limit'), Unit: 'USD' } })],
    says: { verdict: 'unknown', message: 'Budget.BudgetLimit.Amount: parameter "Limit" has no value.' },
  },
];
