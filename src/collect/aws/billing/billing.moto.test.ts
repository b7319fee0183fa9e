import { test } from 'node:test';
import { expect } from 'chai';
import { EmulatorLacks } from '../../emulator/deploy/creator.ts';
import { anomalyMonitorCreator } from '../../emulator/deploy/creators/billing/anomaly-monitor.ts';
import { anomalySubscriptionCreator } from '../../emulator/deploy/creators/billing/anomaly-subscription.ts';
import { budgetCreator } from '../../emulator/deploy/creators/billing/budget.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { anomalyCollector } from './anomaly-collector.ts';
import { budgetCollector } from './budget-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

const notice = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 80,
  ThresholdType: 'PERCENTAGE',
};

test('a budget and its notices are read back from moto, whom they reach is unseen', { skip }, async () => {
  const at = place();
  const Budget = {
    BudgetName: 'monthly',
    BudgetType: 'COST',
    TimeUnit: 'MONTHLY',
    BudgetLimit: { Amount: '16000', Unit: 'USD' },
  };
  const budget = await budgetCreator.create(
    {
      Budget: { ...Budget, BudgetLimit: { Amount: 16000, Unit: 'USD' } },
      NotificationsWithSubscribers: [
        {
          Notification: { ...notice, Threshold: '80' },
          Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'finance@shop.example' }],
        },
      ],
    },
    at,
  );
  const [found, ...others] = await budgetCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found?.ref).to.equal(budget.ref);
  expect(found?.properties['Budget']).to.deep.include(Budget);
  expect(found?.properties).to.have.deep.nested.property('NotificationsWithSubscribers[0].Notification', notice);
  expect(found?.properties).to.have.nested.property('NotificationsWithSubscribers[0].Subscribers.unseen');
});

test('what moto lacks of anomalies is told so, when it is made and when it is read', { skip }, async () => {
  const at = place();
  const monitor = { MonitorName: 'services', MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE' };
  const subscription = { SubscriptionName: 'anomalies', Frequency: 'DAILY', MonitorArnList: [], Subscribers: [] };
  const refusals = await Promise.all([
    anomalyMonitorCreator.create(monitor, at).catch((error: unknown) => error),
    anomalySubscriptionCreator.create(subscription, at).catch((error: unknown) => error),
  ]);
  for (const refusal of refusals) expect(refusal).to.be.instanceOf(EmulatorLacks);
  expect(await anomalyCollector.collect(at)).to.deep.equal([]);
  expect([...at.unseen.keys()]).to.deep.equal(anomalyCollector.types);
});
