import { paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { paginateGetResources } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Place } from '../aws/collector.ts';
import { everyPage } from '../aws/every-page.ts';
import type { Membership, Scope, StackResource } from './scope.ts';

/** Asks one region who belongs to the architecture. What could not be asked is noted at the place, for the given types. */
export async function membershipAt(
  place: Place,
  scope: Scope,
  types: readonly string[],
): Promise<Omit<Membership, 'globalTypes'>> {
  switch (scope.kind) {
    case 'everything':
    case 'ids':
      return { arns: new Set(), stackResources: [] };
    case 'tags':
      return { arns: new Set(await taggedArns(place, scope.tags, types)), stackResources: [] };
    case 'stacks': {
      const listed = await Promise.all(
        stacksOf(scope.stacks, place.region).map((stack) => resourcesOf(place, stack, types)),
      );
      return { arns: new Set(), stackResources: listed.flat() };
    }
  }
}

async function taggedArns(
  place: Place,
  tags: Readonly<Record<string, string>>,
  types: readonly string[],
): Promise<readonly string[]> {
  const TagFilters = Object.entries(tags).map(([Key, value]) => ({ Key, Values: [value] }));
  const found = await place.listed(types, () =>
    everyPage(
      paginateGetResources({ client: place.clients.tagging, pageSize: 100 }, { TagFilters }),
      ({ ResourceTagMappingList }) => ResourceTagMappingList,
    ),
  );
  return (found ?? []).flatMap(({ ResourceARN }) => ResourceARN ?? []);
}

/** Stacks given by ARN say their region; those given by name are looked for in every region. */
function stacksOf(stacks: readonly string[], region: string): readonly string[] {
  return stacks.filter((stack) => !stack.startsWith('arn:') || stack.split(':')[3] === region);
}

// DescribeStackResources tells the first 100 only, ListStackResources all.
async function resourcesOf(place: Place, stack: string, types: readonly string[]): Promise<readonly StackResource[]> {
  const listed = await place.listed(types, async () => {
    try {
      return await everyPage(
        paginateListStackResources({ client: place.clients.cloudFormation }, { StackName: stack }),
        ({ StackResourceSummaries }) => StackResourceSummaries,
      );
    } catch (error) {
      if (isNoStack(error)) return [];
      throw error;
    }
  });
  const found = (listed ?? []).flatMap(
    ({ LogicalResourceId: logicalId, PhysicalResourceId: physicalId, ResourceType: type, ResourceStatus: status }) =>
      logicalId === undefined || !physicalId || type === undefined || status === 'DELETE_COMPLETE'
        ? []
        : [{ stack: nameOf(stack), region: place.region, logicalId, type, physicalId }],
  );
  const nested = found.filter(({ type }) => type === 'AWS::CloudFormation::Stack');
  const inner = await Promise.all(nested.map(({ physicalId }) => resourcesOf(place, physicalId, types)));
  return [...found, ...inner.flat()];
}

/** CloudFormation gives a stack that is not there as a validation error. */
function isNoStack(error: unknown): boolean {
  return error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist');
}

/** `shop` of `arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/0a1b…`. */
function nameOf(stack: string): string {
  return stack.startsWith('arn:') ? (stack.split('/')[1] ?? stack) : stack;
}
