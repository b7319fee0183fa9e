import { reads } from '../aws/read-only.ts';
import { wayTo } from './way-to.ts';
import { typeSchema } from './type-schema.ts';

/**
 * The least IAM actions with which these types can be read over Cloud Control: its own two, and those its handlers call in the caller's name.
 * Actions that write or reveal are left out, though handlers name some: where one is really needed, the type turns out not seen.
 */
export function actionsFor(types: readonly string[]): readonly string[] {
  const handlers = types.flatMap(handlersOf);
  if (handlers.length === 0) return [];
  const all = ['cloudformation:GetResource', 'cloudformation:ListResources', ...handlers.flatMap(spelled)];
  return [...new Set(all.filter(isReading))].toSorted();
}

function handlersOf(type: string): readonly string[] {
  const way = wayTo(type);
  const { list = [], read = [] } = typeSchema(type) ?? {};
  switch (way.kind) {
    case 'listed':
      return [...list, ...read];
    case 'listed by holder':
      return [...list, ...read, ...('type' in way.holders ? listOf(way.holders.type) : [])];
    case 'named':
      return [...(way.after.identifier === undefined ? [] : read), ...way.after.types.flatMap(listOf)];
    case 'folded':
      return [];
    case 'unseen':
      return listedElsewhere.has(type) ? [...list, ...read] : [];
  }
}

/** Types of which a service's own list tells the identifiers, or what holds them. */
const listedElsewhere: ReadonlySet<string> = new Set([
  'AWS::Lambda::LayerVersionPermission',
  'AWS::OpenSearchService::Domain',
]);

function listOf(type: string): readonly string[] {
  return typeSchema(type)?.list ?? [];
}

/** IAM's prefixes are in small letters; two handlers name their actions by a pattern. Source: Service Authorization Reference. */
function spelled(action: string): readonly string[] {
  const [service = '', operation = ''] = action.split(':');
  return patterns[action] ?? [`${service.toLowerCase()}:${operation}`];
}

const patterns: Readonly<Record<string, readonly string[]>> = {
  'dynamodb:Describe*': [
    'dynamodb:DescribeContinuousBackups',
    'dynamodb:DescribeContributorInsights',
    'dynamodb:DescribeKinesisStreamingDestination',
    'dynamodb:DescribeTable',
    'dynamodb:DescribeTableReplicaAutoScaling',
    'dynamodb:DescribeTimeToLive',
  ],
  'application-autoscaling:Describe*': [
    'application-autoscaling:DescribeScalableTargets',
    'application-autoscaling:DescribeScalingPolicies',
  ],
};

/** API Gateway's actions are methods. Source: Service Authorization Reference, "Amazon API Gateway Management". */
function isReading(action: string): boolean {
  if (contents.has(action)) return false;
  return action === 'apigateway:GET' || reads(action.slice(action.indexOf(':') + 1));
}

/** Named like reading settings, and hands out what a table holds. */
const contents: ReadonlySet<string> = new Set(['dynamodb:BatchGetItem', 'dynamodb:GetItem']);
