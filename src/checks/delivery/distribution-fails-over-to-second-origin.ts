import { listAt, mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { type Behaviour, behavioursOf } from './behaviours.ts';
import { membersOfTarget } from './origins.ts';

const mend = 'Make an origin group of two origins the TargetOriginId of the behaviour.';

export const distributionFailsOverToSecondOrigin = check({
  id: 'distribution-fails-over-to-second-origin',
  title: 'every distribution fails over to a second origin',
  why: 'With a second origin in another region, what is only read is still served while the first one is down.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html',
  controls: {
    'Security Hub': ['CloudFront.4'],
    'AWS Config': ['CLOUDFRONT_ORIGIN_FAILOVER_ENABLED'],
    'Well-Architected': ['REL02-BP01'],
    'ISO 27001:2022': ['A.8.14'],
  },
  needs: { subjects: ['AWS::CloudFront::Distribution'] },
  judge(distribution) {
    // CloudFront fails over for requests that only read; behaviours that take writes cannot name a group.
    const reading = behavioursOf(distribution).filter(({ path }) => !takesWrites(distribution, path));
    if (reading.length === 0)
      return fail(
        'Fails over for nothing: every behaviour takes writes, for which there is no failover.',
        'Give what is only read a behaviour of its own, with an origin group.',
        { at: 'DistributionConfig' },
      );
    const flaw = flawIn(reading.map((behaviour) => () => judgeBehaviour(distribution, behaviour)));
    return (
      flaw ??
      pass(
        `Fails over to a second origin in ${reading.length === 1 ? 'the behaviour that only reads' : `all ${reading.length} behaviours that only read`}.`,
      )
    );
  },
});

function takesWrites({ properties }: Resource, path: string): boolean {
  return listAt(properties, `${path}.AllowedMethods`).some((method) => method === 'POST' || method === 'PUT');
}

function judgeBehaviour(distribution: Resource, { name, path }: Behaviour): Judgement | undefined {
  const { properties } = distribution;
  const at = `${path}.TargetOriginId`;
  const target = stringAt(properties, at) ?? '';
  const members = new Set(membersOfTarget(distribution, target));
  if (members.size < 2)
    return fail(`${name.charAt(0).toUpperCase()}${name.slice(1)} leads to origin ${target} alone.`, mend, { at });
  const origins = mapsAt(properties, 'DistributionConfig.Origins');
  const domains = new Set(
    origins.flatMap((origin, index) =>
      members.has(stringAt(origin, 'Id') ?? '')
        ? [JSON.stringify(valueAt(properties, `DistributionConfig.Origins.${index}.DomainName`))]
        : [],
    ),
  );
  return domains.size > 1
    ? undefined
    : fail(`Both origins of ${name} lead to the same place.`, 'Give the second origin a DomainName of its own.', {
        at,
      });
}
