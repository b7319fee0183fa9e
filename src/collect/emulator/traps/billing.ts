import {
  CreateBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  ListTagsForResourceCommand,
  type Notification,
} from '@aws-sdk/client-budgets';
import {
  CreateAnomalyMonitorCommand,
  CreateAnomalySubscriptionCommand,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
} from '@aws-sdk/client-cost-explorer';
import type { ProbePlace, Trap } from '../trap.ts';
import { lacks } from './identity-probes.ts';

/** What moto does not tell of budgets and anomalies. */
export const billingTraps: readonly Trap[] = [
  {
    type: 'AWS::Budgets::Budget',
    property: 'NotificationsWithSubscribers.*.Subscribers',
    explanation:
      'Whom a notice reaches cannot be asked: whether the monthly budget gives notice is unknown where AWS would show that it does.',
    probe: async (place) => {
      await budgetMade(place);
      return lacks(() =>
        place.clients.budgets.send(
          new DescribeSubscribersForNotificationCommand({
            AccountId: place.account,
            BudgetName: 'probe',
            Notification: notice,
          }),
        ),
      );
    },
  },
  {
    type: 'AWS::Budgets::Budget',
    property: 'ResourceTags',
    explanation: 'The tags of a budget cannot be asked. No check reads them.',
    probe: (place) =>
      lacks(() =>
        place.clients.budgets.send(
          new ListTagsForResourceCommand({ ResourceARN: `arn:aws:budgets::${place.account}:budget/probe` }),
        ),
      ),
  },
  {
    type: 'AWS::CE::AnomalyMonitor',
    property: '',
    explanation: 'Monitors of anomalies can be neither made nor listed: the type is unseen. No check reads it.',
    probe: async ({ clients: { costExplorer } }) => {
      const monitor = { MonitorName: 'probe', MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE' } as const;
      return (
        (await lacks(() => costExplorer.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor: monitor })))) &&
        (await lacks(() => costExplorer.send(new GetAnomalyMonitorsCommand({}))))
      );
    },
  },
  {
    type: 'AWS::CE::AnomalySubscription',
    property: '',
    explanation: 'Subscriptions to anomalies can be neither made nor listed: the type is unseen. No check reads it.',
    probe: async ({ clients: { costExplorer } }) => {
      const subscription = {
        SubscriptionName: 'probe',
        Frequency: 'DAILY',
        MonitorArnList: [],
        Subscribers: [],
      } as const;
      const AnomalySubscription = { ...subscription, MonitorArnList: [], Subscribers: [] };
      return (
        (await lacks(() => costExplorer.send(new CreateAnomalySubscriptionCommand({ AnomalySubscription })))) &&
        (await lacks(() => costExplorer.send(new GetAnomalySubscriptionsCommand({}))))
      );
    },
  },
];

const notice: Notification = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 80,
  ThresholdType: 'PERCENTAGE',
};

async function budgetMade({ account, clients }: ProbePlace): Promise<void> {
  await clients.budgets.send(
    new CreateBudgetCommand({
      AccountId: account,
      Budget: {
        BudgetName: 'probe',
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        BudgetLimit: { Amount: '1', Unit: 'USD' },
      },
      NotificationsWithSubscribers: [
        { Notification: notice, Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'probe@shop.example' }] },
      ],
    }),
  );
}
