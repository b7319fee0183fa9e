import {
  type FunctionConfiguration,
  type FunctionEventInvokeConfig,
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetPolicyCommand,
  paginateListFunctionEventInvokeConfigs,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import type { Collector, Detail, Mapped, Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { jsonText } from '../json-text.ts';
import { stillThere } from '../still-there.ts';
import { eventInvokeConfigOf, unseenEventInvokeConfig } from './event-invoke-config.ts';
import { functionOf } from './function.ts';
import { functionPolicyOf } from './function-policy.ts';
import { functionTags } from './function-tags.ts';

const types = [
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Lambda::ResourcePolicy',
  'AWS::Lambda::EventInvokeConfig',
];
const gone = ['ResourceNotFoundException'];

export const functionCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const functions = await place.listed(types, () =>
      everyPage(
        paginateListFunctions({ client: place.clients.lambda, pageSize: 50 }, {}),
        ({ Functions }) => Functions,
      ),
    );
    return stillThere(functions ?? [], 8, (one) => functionWithRules(one, place));
  },
};

async function functionWithRules(listed: FunctionConfiguration, place: Place): Promise<readonly Mapped[]> {
  const { FunctionName = '', FunctionArn = '' } = listed;
  const { region } = place;
  const client = place.clients.lambda;
  // Only this call tells tags, by which a component is chosen.
  const told = await neededDetail(place, types, gone, async () => {
    const answer = await client.send(new GetFunctionCommand({ FunctionName }));
    return { ...answer, tags: functionTags(answer) };
  });
  if (told === undefined) return [];
  const reserved = detailValue(
    await place.detail(() => client.send(new GetFunctionConcurrencyCommand({ FunctionName })), { absent: gone }),
    (answer) => answer.ReservedConcurrentExecutions,
  );
  const policy = await place.detail(() => client.send(new GetPolicyCommand({ FunctionName })), { absent: gone });
  const configs = await place.detail(
    () =>
      everyPage(
        paginateListFunctionEventInvokeConfigs({ client, pageSize: 50 }, { FunctionName }),
        ({ FunctionEventInvokeConfigs }) => FunctionEventInvokeConfigs,
      ),
    { absent: gone },
  );
  const settings = { tags: told.tags, imageUri: told.Code?.ImageUri, reserved };
  return [
    functionOf(told.Configuration ?? listed, settings, region),
    ...functionPolicyOf(
      FunctionName,
      FunctionArn,
      detailValue(policy, ({ Policy }) => jsonText(Policy)),
      region,
    ),
    ...eventInvokeConfigs(FunctionName, configs, region),
  ];
}

function eventInvokeConfigs(
  functionName: string,
  configs: Detail<readonly FunctionEventInvokeConfig[]>,
  region: string,
): readonly Mapped[] {
  switch (configs.kind) {
    case 'told':
      return configs.answer.map((config) => eventInvokeConfigOf(functionName, config, region));
    case 'absent':
      return [];
    case 'unseen':
      return [unseenEventInvokeConfig(functionName, configs.value, region)];
  }
}
