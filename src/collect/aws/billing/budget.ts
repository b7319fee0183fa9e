import type { Budget } from '@aws-sdk/client-budgets';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { resourceTags } from './resource-tags.ts';

/** A budget with its notices; tags stand in `ResourceTags`, as a template writes them. */
export function budgetOf(
  budget: Budget,
  arn: string,
  notices: Value | undefined,
  tags: Value | undefined,
  region: string,
): Mapped {
  const { BudgetName = '', CalculatedSpend, LastUpdatedTime, HealthStatus, CostFilters, ...written } = budget;
  // Empty filters are told where none are set.
  const filters = Object.keys(CostFilters ?? {}).length === 0 ? {} : { CostFilters };
  return {
    type: 'AWS::Budgets::Budget',
    ref: BudgetName,
    arn,
    region,
    ...resourceTags(tags),
    properties: {
      Budget: toldValues({ BudgetName, ...written, ...filters }),
      ...(notices === undefined ? {} : { NotificationsWithSubscribers: notices }),
      ...(tags === undefined ? {} : { ResourceTags: tags }),
    },
    attributes: toldValues({ CalculatedSpend, LastUpdatedTime, HealthStatus }),
    api: 'budgets:DescribeBudgets',
  };
}
