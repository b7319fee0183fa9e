import type { DescribeLaunchTemplateVersionsCommandInput } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { type Answers, answersForTests, failure } from '../answers-for-tests.ts';
import { launchTemplateCollector } from './launch-template-collector.ts';

const template = {
  LaunchTemplateId: 'lt-1',
  LaunchTemplateName: 'api',
  LatestVersionNumber: 3,
  DefaultVersionNumber: 1,
  Tags: [
    { Key: 'Component', Value: 'api' },
    { Key: 'aws:cloudformation:stack-name', Value: 'compute' },
  ],
};

/** All versions of the template, each of a size of its own. Origin: case. */
function version(number: number): object {
  return {
    LaunchTemplateId: 'lt-1',
    VersionNumber: number,
    LaunchTemplateData: { InstanceType: `m6g.${number}xlarge` },
  };
}

function answers(groups: readonly object[], more: Answers = {}): Answers {
  return {
    DescribeLaunchTemplates: () => ({ LaunchTemplates: [template] }),
    DescribeLaunchTemplateVersions: ({ LaunchTemplateId, Versions }: DescribeLaunchTemplateVersionsCommandInput) => ({
      LaunchTemplateVersions:
        LaunchTemplateId === undefined ? [version(3), version(1)] : Versions?.map((number) => version(Number(number))),
    }),
    DescribeAutoScalingGroups: () => ({ AutoScalingGroups: groups }),
    ...more,
  };
}

async function typeRead(groups: readonly object[], more: Answers = {}): Promise<unknown> {
  const [found] = await launchTemplateCollector.collect(answersForTests(answers(groups, more)));
  return found?.properties['LaunchTemplateData'];
}

const byVersion = (Version?: string): object => ({
  AutoScalingGroupName: `by ${Version ?? 'none'}`,
  LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'api', Version },
});

describe('launch templates of an account', () => {
  it('tell the version that the Auto Scaling group uses, by number, alias or default', async () => {
    expect(await typeRead([byVersion('$Latest')])).to.deep.equal({ InstanceType: 'm6g.3xlarge' });
    expect(await typeRead([byVersion('$Default')])).to.deep.equal({ InstanceType: 'm6g.1xlarge' });
    expect(await typeRead([byVersion()])).to.deep.equal({ InstanceType: 'm6g.1xlarge' });
    expect(await typeRead([byVersion('2')])).to.deep.equal({ InstanceType: 'm6g.2xlarge' });
  });

  it('tell the latest version where no group uses them', async () => {
    expect(await typeRead([])).to.deep.equal({ InstanceType: 'm6g.3xlarge' });
  });

  it('find the version in a policy of mixed instances, and in its overrides', async () => {
    const specification = { LaunchTemplateSpecification: { LaunchTemplateName: 'api', Version: '2' } };
    expect(await typeRead([{ MixedInstancesPolicy: { LaunchTemplate: specification } }])).to.deep.equal({
      InstanceType: 'm6g.2xlarge',
    });
    expect(
      await typeRead([{ MixedInstancesPolicy: { LaunchTemplate: { Overrides: [specification] } } }]),
    ).to.deep.equal({ InstanceType: 'm6g.2xlarge' });
  });

  it('do not choose between two versions in use', async () => {
    expect(await typeRead([byVersion('$Latest'), byVersion('2')])).to.deep.equal({
      unseen: 'Auto Scaling groups start instances by its versions 3 (by $Latest) and 2 (by 2)',
    });
  });

  it('are not judged by a version when it was not seen which one is in use', async () => {
    expect(await typeRead([], { DescribeAutoScalingGroups: () => failure('AccessDenied') })).to.deep.equal({
      unseen: 'AccessDenied',
    });
  });

  it('are unseen in their data alone when versions are denied', async () => {
    expect(
      await typeRead([], { DescribeLaunchTemplateVersions: () => failure('UnauthorizedOperation') }),
    ).to.deep.equal({ unseen: 'UnauthorizedOperation' });
  });

  it('are read in three calls, however many there are', async () => {
    const place = answersForTests(answers([byVersion('$Latest')]));
    await launchTemplateCollector.collect(place);
    expect(place.asked).to.deep.equal([
      'DescribeLaunchTemplates',
      'DescribeLaunchTemplateVersions',
      'DescribeAutoScalingGroups',
    ]);
  });

  it('leave out the copies that EKS makes', async () => {
    const place = answersForTests(
      answers([], {
        DescribeLaunchTemplates: () => ({
          LaunchTemplates: [{ ...template, Tags: [{ Key: 'eks:nodegroup-name', Value: 'spot' }] }],
        }),
      }),
    );
    expect(await launchTemplateCollector.collect(place)).to.deep.equal([]);
  });

  it('count as not seen when they cannot be listed', async () => {
    const place = answersForTests({ DescribeLaunchTemplates: () => failure('AccessDenied') });
    expect(await launchTemplateCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen.keys()]).to.deep.equal(['AWS::EC2::LaunchTemplate']);
  });
});
