import { CreateDistributionWithTagsCommand, type DistributionConfig } from '@aws-sdk/client-cloudfront';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, CreatePlace, Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, tagsIn, textIn } from '../../given.ts';
import { distributionIn } from './distribution-in.ts';

const targetPath = 'DistributionConfig.DefaultCacheBehavior.TargetOriginId';

export const distributionCreator: Creator = {
  type: 'AWS::CloudFront::Distribution',
  async create(properties, place) {
    const given = mapIn(properties, 'DistributionConfig') ?? {};
    const config = distributionIn(given, place.uniqueName());
    const { distribution, notTaken } = await create(config, properties, place);
    const id = answerHas(distribution?.Id, 'an id', 'CreateDistribution');
    const domain = answerHas(distribution?.DomainName, 'a name', 'CreateDistribution');
    return {
      ref: id,
      attributes: { Id: id, DomainName: domain },
      notTaken: { ...leftOut(properties, ['DistributionConfig', 'Tags']), ...notTaken, ...withoutPolicy(given) },
    };
  },
};

type Taken = Readonly<Record<string, string>>;

/** moto takes no origin group as the target of the default behaviour; there the group's first origin stands in. */
async function create(config: DistributionConfig, properties: Concrete, { clients }: CreatePlace) {
  const send = async (DistributionConfig: DistributionConfig, notTaken: Taken) => {
    const Tags = { Items: tagsIn(properties) };
    const { Distribution } = await clients.cloudFront.send(
      new CreateDistributionWithTagsCommand({ DistributionConfigWithTags: { DistributionConfig, Tags } }),
    );
    return { distribution: Distribution, notTaken };
  };
  try {
    return await send(config, {});
  } catch (error) {
    const { DefaultCacheBehavior: behavior, OriginGroups } = config;
    const group = OriginGroups?.Items?.find(({ Id }) => Id === behavior?.TargetOriginId);
    const [first] = group?.Members?.Items ?? [];
    if (!behavior || !first || !(error instanceof Error) || error.name !== 'NoSuchOrigin') throw error;
    return await send(
      { ...config, DefaultCacheBehavior: { ...behavior, TargetOriginId: first.OriginId } },
      { [targetPath]: `the emulator takes no origin group there: ${first.OriginId} stands in for ${group?.Id}` },
    );
  }
}

/** A behaviour must have a cache policy or say what it forwards: where it has neither, its policy could not be made. */
function withoutPolicy(given: Concrete): Taken {
  const behaviors = [
    ['DefaultCacheBehavior', mapIn(given, 'DefaultCacheBehavior')] as const,
    ...mapsIn(given, 'CacheBehaviors').map((one, index) => [`CacheBehaviors.${index}`, one] as const),
  ];
  return Object.fromEntries(
    behaviors
      .filter(([, one]) => one && textIn(one, 'CachePolicyId') === undefined && !mapIn(one, 'ForwardedValues'))
      .map(([path]) => [`DistributionConfig.${path}.CachePolicyId`, 'its cache policy is not there to refer to']),
  );
}
