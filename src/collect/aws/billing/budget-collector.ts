import {
  type Budget,
  ListTagsForResourceCommand,
  type Notification,
  paginateDescribeBudgets,
  paginateDescribeNotificationsForBudget,
  paginateDescribeSubscribersForNotification,
} from '@aws-sdk/client-budgets';
import type { Value, ValueMap } from '../../../inventory/value.ts';
import type { Collector, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { inParallel } from '../in-parallel.ts';
import { stillThere } from '../still-there.ts';
import { toldValues } from '../told-values.ts';
import { budgetOf } from './budget.ts';

const types = ['AWS::Budgets::Budget'];
const gone = ['NotFoundException'];

export const budgetCollector: Collector = {
  types,
  scope: 'global',
  async collect(place) {
    const client = place.clients.budgets;
    const { account: AccountId, partition } = place;
    const budgets = await place.listed(types, () =>
      everyPage(paginateDescribeBudgets({ client, pageSize: 100 }, { AccountId }), ({ Budgets }) => Budgets),
    );
    return stillThere(budgets ?? [], 4, async (budget) => {
      const arn = `arn:${partition}:budgets::${AccountId}:budget/${budget.BudgetName ?? ''}`;
      const notices = await noticesOf(budget, place);
      const tags = await place.detail(() => client.send(new ListTagsForResourceCommand({ ResourceARN: arn })), {
        gone,
      });
      return [budgetOf(budget, arn, notices, detailValue(tags, tagList), place.region)];
    });
  },
};

async function noticesOf({ BudgetName }: Budget, place: Place): Promise<Value | undefined> {
  const client = place.clients.budgets;
  const AccountId = place.account;
  const told = await place.detail(
    () =>
      everyPage(
        paginateDescribeNotificationsForBudget({ client, pageSize: 100 }, { AccountId, BudgetName }),
        ({ Notifications }) => Notifications,
      ),
    { gone },
  );
  if (told.kind !== 'told') return detailValue(told, () => undefined);
  const notices = await inParallel(told.answer, 4, async (Notification): Promise<ValueMap> => {
    const notice = withoutState(Notification);
    const subscribers = await subscribersOf(BudgetName, notice, place);
    return {
      Notification: toldValues(notice),
      ...(subscribers === undefined ? {} : { Subscribers: subscribers }),
    };
  });
  return notices.length === 0 ? undefined : notices;
}

/** Whether it was passed is told too, which no template says and no call is asked by. */
function withoutState({ NotificationType, ComparisonOperator, Threshold, ThresholdType }: Notification): Notification {
  return { NotificationType, ComparisonOperator, Threshold, ThresholdType };
}

async function subscribersOf(
  BudgetName: string | undefined,
  Notification: Notification,
  place: Place,
): Promise<Value | undefined> {
  const told = await place.detail(
    () =>
      everyPage(
        paginateDescribeSubscribersForNotification(
          { client: place.clients.budgets, pageSize: 100 },
          { AccountId: place.account, BudgetName, Notification },
        ),
        ({ Subscribers }) => Subscribers,
      ),
    { gone },
  );
  return detailValue(told, (found) => found.map(toldValues));
}

function tagList({
  ResourceTags = [],
}: {
  readonly ResourceTags?:
    | readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[]
    | undefined;
}): Value | undefined {
  return ResourceTags.length === 0 ? undefined : ResourceTags.map(toldValues);
}
