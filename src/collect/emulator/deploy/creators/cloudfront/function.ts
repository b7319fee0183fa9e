import { CreateFunctionCommand, type FunctionRuntime, PublishFunctionCommand } from '@aws-sdk/client-cloudfront';
import { answerHas } from '../../answer-has.ts';
import type { CreatePlace, Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, tagsIn, textIn, truthIn } from '../../given.ts';
import { isLack, lacking } from '../../lacking.ts';
import { counted } from './counted.ts';

export const functionCreator: Creator = {
  type: 'AWS::CloudFront::Function',
  async create(properties, place) {
    const name = neededIn(properties, 'Name');
    const config = mapIn(properties, 'FunctionConfig') ?? {};
    const tags = tagsIn(properties);
    const stores = mapsIn(config, 'KeyValueStoreAssociations').map((one) => ({
      KeyValueStoreARN: neededIn(one, 'KeyValueStoreARN'),
    }));
    const { ETag, FunctionSummary } = await lacking('functions at the edge', () =>
      place.clients.cloudFront.send(
        new CreateFunctionCommand({
          FunctionCode: Buffer.from(textIn(properties, 'FunctionCode') ?? ''),
          FunctionConfig: {
            Comment: textIn(config, 'Comment') ?? '',
            KeyValueStoreAssociations: counted(stores),
            Runtime: textIn(config, 'Runtime') as FunctionRuntime | undefined,
          },
          Name: name,
          Tags: tags.length === 0 ? undefined : { Items: tags },
        }),
      ),
    );
    const arn = answerHas(FunctionSummary?.FunctionMetadata?.FunctionARN, 'an ARN', 'CreateFunction');
    const published = truthIn(properties, 'AutoPublish') === true ? await publish(name, ETag, place) : {};
    return {
      ref: arn,
      attributes: { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn },
      notTaken: {
        ...leftOut(properties, ['AutoPublish', 'FunctionCode', 'FunctionConfig', 'FunctionMetadata', 'Name', 'Tags']),
        ...published,
      },
    };
  },
};

/** What was not taken of publishing it. */
async function publish(
  Name: string,
  IfMatch: string | undefined,
  { clients }: CreatePlace,
): Promise<Readonly<Record<string, string>>> {
  try {
    await clients.cloudFront.send(new PublishFunctionCommand({ Name, IfMatch }));
    return {};
  } catch (error) {
    if (isLack(error)) return { AutoPublish: 'the emulator publishes no functions: it stays in the stage DEVELOPMENT' };
    throw error;
  }
}
