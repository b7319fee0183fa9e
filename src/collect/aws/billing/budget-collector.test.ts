import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { budgetCollector } from './budget-collector.ts';

// Origin of all answers here: case.
const budget = {
  BudgetName: 'monthly',
  BudgetType: 'COST',
  TimeUnit: 'MONTHLY',
  BudgetLimit: { Amount: '16000', Unit: 'USD' },
  CostFilters: {},
  CalculatedSpend: { ActualSpend: { Amount: '12', Unit: 'USD' } },
};
const notice = { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 };
const subscriber = { SubscriptionType: 'EMAIL', Address: 'finance@shop.example' };
const answers = {
  DescribeBudgets: { Budgets: [budget] },
  DescribeNotificationsForBudget: { Notifications: [{ ...notice, NotificationState: 'OK' }] },
  DescribeSubscribersForNotification: { Subscribers: [subscriber] },
  ListTagsForResource: { ResourceTags: [{ Key: 'Component', Value: 'cost' }] },
};

test('a budget is told with its notices, without what was spent and without empty filters', async () => {
  expect(await budgetCollector.collect(answersForTests(answers))).to.deep.equal([
    {
      type: 'AWS::Budgets::Budget',
      ref: 'monthly',
      arn: 'arn:aws:budgets::111122223333:budget/monthly',
      region: 'eu-west-1',
      tags: { Component: 'cost' },
      properties: {
        Budget: {
          BudgetName: 'monthly',
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: '16000', Unit: 'USD' },
        },
        NotificationsWithSubscribers: [{ Notification: notice, Subscribers: [subscriber] }],
        ResourceTags: [{ Key: 'Component', Value: 'cost' }],
      },
      attributes: { CalculatedSpend: { ActualSpend: { Amount: '12', Unit: 'USD' } } },
      api: 'budgets:DescribeBudgets',
    },
  ]);
});

test('a filter that leaves cost out is told', async () => {
  const Budgets = [{ ...budget, CostFilters: { Service: ['Amazon EC2'] } }];
  const [found] = await budgetCollector.collect(answersForTests({ ...answers, DescribeBudgets: { Budgets } }));
  expect(found?.properties['Budget']).to.have.deep.property('CostFilters', { Service: ['Amazon EC2'] });
});

test('whom a notice reaches is unseen where that is denied, and so are all notices', async () => {
  const noticesWith = async (operation: string) =>
    (await budgetCollector.collect(answersForTests({ ...answers, [operation]: failure('AccessDeniedException') })))[0]
      ?.properties['NotificationsWithSubscribers'];
  expect(await noticesWith('DescribeSubscribersForNotification')).to.deep.equal([
    { Notification: notice, Subscribers: { unseen: 'AccessDeniedException' } },
  ]);
  expect(await noticesWith('DescribeNotificationsForBudget')).to.deep.equal({ unseen: 'AccessDeniedException' });
});

test('tags that were denied may be any', async () => {
  const [found] = await budgetCollector.collect(
    answersForTests({ ...answers, ListTagsForResource: failure('AccessDeniedException') }),
  );
  expect(found).to.deep.include({ tags: {}, unseenTags: { unseen: 'AccessDeniedException' } });
});

test('a denied list is no empty list', async () => {
  const place = answersForTests({ ...answers, DescribeBudgets: failure('AccessDeniedException') });
  expect(await budgetCollector.collect(place)).to.deep.equal([]);
  expect([...place.unseen]).to.deep.equal([['AWS::Budgets::Budget', 'AccessDeniedException']]);
});
