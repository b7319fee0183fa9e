import { type Budget, CreateBudgetCommand, type NotificationWithSubscribers } from '@aws-sdk/client-budgets';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, tagsIn, textIn, typed } from '../../given.ts';

const none = new Set<string>();
const numbers = new Set(['Threshold', 'BudgetAdjustmentPeriod']);

export const budgetCreator: Creator = {
  type: 'AWS::Budgets::Budget',
  async create(given, { account, clients: { budgets }, uniqueName }) {
    const budget = mapIn(given, 'Budget') ?? {};
    const BudgetName = textIn(budget, 'BudgetName') ?? uniqueName(100);
    const limit = mapIn(budget, 'BudgetLimit');
    await budgets.send(
      new CreateBudgetCommand({
        AccountId: account,
        Budget: {
          ...(typed(budget, numbers, none) as Budget),
          BudgetName,
          ...(limit === undefined
            ? {}
            : { BudgetLimit: { Amount: neededIn(limit, 'Amount'), Unit: neededIn(limit, 'Unit') } }),
        },
        NotificationsWithSubscribers: mapsIn(given, 'NotificationsWithSubscribers').map(
          (notice) => typed(notice, numbers, none) as NotificationWithSubscribers,
        ),
        ResourceTags: tagsIn(given, 'ResourceTags'),
      }),
    );
    return {
      ref: BudgetName,
      attributes: {},
      notTaken: leftOut(given, ['Budget', 'NotificationsWithSubscribers', 'ResourceTags']),
    };
  },
};
