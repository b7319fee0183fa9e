import {
  DescribeAlarmsCommand,
  ListTagsForResourceCommand as ListTagsOfAlarm,
  type Tag,
  TagResourceCommand,
} from '@aws-sdk/client-cloudwatch';
import { ListKeysCommand, ListResourceTagsCommand } from '@aws-sdk/client-kms';
import type { GetResourcesOutput, ResourceTagMapping } from '@aws-sdk/client-resource-groups-tagging-api';
import { ListTagsForResourceCommand as ListTagsOfTopic, ListTopicsCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, ListQueuesCommand, ListQueueTagsCommand } from '@aws-sdk/client-sqs';
import { clientsAt } from '../aws/clients-at.ts';
import type { Clients } from '../aws/clients.ts';

/**
 * Lets LocalStack keep all tags, and tell of them. It drops those that an alarm is made with; and its GetResources tells none of those
 * that services of its own keep, where it does not fall back on moto, as if nothing there had any. Both are done by calls to these
 * services: what belongs to a component by its tag would be lost.
 */
export function tagsByService(): { readonly applyToStack: (stack: never) => void } {
  return {
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      const middleware =
        (next: (given: Given) => Promise<Answered>, { commandName = '' }: { readonly commandName?: string }) =>
        async (given: Given): Promise<Answered> => {
          const answered = await next(given);
          if (commandName === 'GetResourcesCommand') return withTags(answered, given);
          if (/^Put(Metric|Composite)AlarmCommand$/u.test(commandName)) await tagAlarm(given);
          return answered;
        };
      // Behind the signature, which says in which account and region.
      add.call(stack, middleware, { step: 'finalizeRequest', priority: 'low', name: 'plumblineTagsByService' });
    },
  };
}

async function withTags(answered: Answered, { input, request }: Given): Promise<Answered> {
  const { PaginationToken, ResourceTagMappingList: told = [] } = answered.output;
  // What is added comes with the last page.
  if (PaginationToken) return answered;
  const [service = ''] = input.ResourceTypeFilters ?? [];
  const more = (await mappings[service]?.(signedFor(request).clients)) ?? [];
  const known = new Set(told.map(({ ResourceARN }) => ResourceARN));
  const added = more.filter(({ ResourceARN, Tags }) => Tags?.length && !known.has(ResourceARN));
  return { ...answered, output: { ...answered.output, ResourceTagMappingList: [...told, ...added] } };
}

async function tagAlarm({ input: { AlarmName = '', Tags = [] }, request }: Given): Promise<void> {
  if (Tags.length === 0) return;
  const { account, region, clients } = signedFor(request);
  const ResourceARN = `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}`;
  await clients.cloudWatch.send(new TagResourceCommand({ ResourceARN, Tags: [...Tags] }));
}

interface Given {
  readonly input: {
    readonly ResourceTypeFilters?: readonly string[];
    readonly AlarmName?: string;
    readonly Tags?: readonly Tag[];
  };
  readonly request: Request;
}

interface Request {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly headers: Readonly<Record<string, string>>;
}

interface Answered {
  readonly output: GetResourcesOutput;
}

/** The account and region for which a request is signed, and clients of theirs. */
function signedFor({ protocol, hostname, port, headers }: Request) {
  const signed = /Credential=(?<account>[^/]+)\/\d+\/(?<region>[^/]+)\//u.exec(headers['authorization'] ?? '');
  const { account = '', region = '' } = signed?.groups ?? {};
  const endpoint = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
  const credentials = { accessKeyId: account, secretAccessKey: 'test' };
  return { account, region, clients: clientsAt({ region, endpoint, credentials, maxAttempts: 1 }) };
}

type Ask = (clients: Clients) => Promise<readonly ResourceTagMapping[]>;

// By what GetResources calls the service.
const mappings: Readonly<Record<string, Ask>> = {
  async cloudwatch({ cloudWatch }) {
    const { MetricAlarms = [], CompositeAlarms = [] } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] }),
    );
    return each([...MetricAlarms, ...CompositeAlarms], async ({ AlarmArn }) => ({
      ResourceARN: AlarmArn,
      Tags: (await cloudWatch.send(new ListTagsOfAlarm({ ResourceARN: AlarmArn }))).Tags,
    }));
  },
  async kms({ kms }) {
    const { Keys = [] } = await kms.send(new ListKeysCommand({ Limit: 1000 }));
    return each(Keys, async ({ KeyId, KeyArn }) => ({
      ResourceARN: KeyArn,
      Tags: (await kms.send(new ListResourceTagsCommand({ KeyId }))).Tags?.map(({ TagKey, TagValue }) => ({
        Key: TagKey,
        Value: TagValue,
      })),
    }));
  },
  async sns({ sns }) {
    const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
    return each(Topics, async ({ TopicArn }) => ({
      ResourceARN: TopicArn,
      Tags: (await sns.send(new ListTagsOfTopic({ ResourceArn: TopicArn }))).Tags,
    }));
  },
  async sqs({ sqs }) {
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ MaxResults: 1000 }));
    return each(QueueUrls, async (QueueUrl) => {
      const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
      const { Tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
      return {
        ResourceARN: Attributes?.['QueueArn'],
        Tags: Object.entries(Tags).map(([Key, Value]) => ({ Key, Value })),
      };
    });
  },
};

async function each<Item>(
  items: readonly Item[],
  ask: (item: Item) => Promise<ResourceTagMapping>,
): Promise<readonly ResourceTagMapping[]> {
  const told: ResourceTagMapping[] = [];
  for (const item of items) told.push(await ask(item));
  return told;
}
