import type { DescribeTagsCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { type Answers, answersForTests, failure } from '../answers-for-tests.ts';
import { listenerCollector } from './listener-collector.ts';
import { loadBalancerCollector } from './load-balancer-collector.ts';
import { targetGroupCollector } from './target-group-collector.ts';

// Origin of all answers here: case.
const balancers = ['lb-1', 'lb-2'].map((arn) => ({ LoadBalancerArn: arn, LoadBalancerName: arn }));
const DescribeTags = ({ ResourceArns = [] }: DescribeTagsCommandInput): object => ({
  TagDescriptions: ResourceArns.map((ResourceArn) => ({ ResourceArn, Tags: [{ Key: 'Of', Value: ResourceArn }] })),
});
const answers: Answers = {
  DescribeTags,
  DescribeLoadBalancers: { LoadBalancers: balancers },
  DescribeLoadBalancerAttributes: { Attributes: [{ Key: 'a', Value: 'b' }] },
  DescribeListeners: ({ LoadBalancerArn }: { LoadBalancerArn: string }) =>
    LoadBalancerArn === 'lb-1'
      ? { Listeners: [{ ListenerArn: 'li-1', Protocol: 'HTTPS' }] }
      : failure('LoadBalancerNotFoundException'),
  DescribeRules: {
    Rules: [
      { RuleArn: 'rule-1', Priority: '1', IsDefault: false },
      { RuleArn: 'rule-2', Priority: 'default', IsDefault: true },
    ],
  },
  DescribeListenerCertificates: {
    Certificates: [
      { CertificateArn: 'first', IsDefault: true },
      { CertificateArn: 'second', IsDefault: false },
    ],
  },
};

describe('load balancers of an account', () => {
  it('leave out one that is gone since they were listed', async () => {
    const gone = ({ LoadBalancerArn }: { LoadBalancerArn: string }): object =>
      LoadBalancerArn === 'lb-1' ? failure('LoadBalancerNotFoundException') : { Attributes: [] };
    const place = answersForTests({ ...answers, DescribeLoadBalancerAttributes: gone });
    expect((await loadBalancerCollector.collect(place)).map(({ ref }) => ref)).to.deep.equal(['lb-2']);
    expect(place.unseen.size).to.equal(0);
  });

  it('ask for the tags of twenty at a time', async () => {
    const many = Array.from({ length: 41 }, (_, index) => ({ LoadBalancerArn: `lb-${index}` }));
    const place = answersForTests({ ...answers, DescribeLoadBalancers: { LoadBalancers: many } });
    const found = await loadBalancerCollector.collect(place);
    expect(found.map(({ tags }) => tags)).to.deep.equal(many.map(({ LoadBalancerArn }) => ({ Of: LoadBalancerArn })));
    expect(place.asked.filter((call) => call === 'DescribeTags')).to.have.length(3);
  });

  it('count as not seen when their tags are denied: nobody could tell what they belong to', async () => {
    const place = answersForTests({ ...answers, DescribeTags: failure('AccessDenied') });
    expect(await loadBalancerCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen]).to.deep.equal([['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AccessDenied']]);
  });
});

describe('listeners of an account', () => {
  it('are told with rules but the default one, and further certificates', async () => {
    const place = answersForTests(answers);
    const found = await listenerCollector.collect(place);
    expect(found.map(({ ref, tags }) => [ref, tags])).to.deep.equal([
      ['li-1', { Of: 'li-1' }],
      ['li-1/second', {}],
      ['rule-1', { Of: 'rule-1' }],
    ]);
    expect(place.unseen.size).to.equal(0);
  });

  it('stand when their rules are denied, and the rules count as not seen', async () => {
    const place = answersForTests({ ...answers, DescribeRules: failure('AccessDenied') });
    const found = await listenerCollector.collect(place);
    expect(found.map(({ ref }) => ref)).to.deep.equal(['li-1', 'li-1/second']);
    expect([...place.unseen]).to.deep.equal([['AWS::ElasticLoadBalancingV2::ListenerRule', 'AccessDenied']]);
  });

  it('count as not seen, all three types, when load balancers are denied', async () => {
    const place = answersForTests({ ...answers, DescribeLoadBalancers: failure('AccessDenied') });
    expect(await listenerCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen.keys()]).to.deep.equal(listenerCollector.types);
  });
});

describe('tags', () => {
  it('are asked for one by one where one of many is gone', async () => {
    const strict = (asked: DescribeTagsCommandInput): object =>
      asked.ResourceArns?.includes('rule-1') ? failure('RuleNotFoundException') : DescribeTags(asked);
    const place = answersForTests({ ...answers, DescribeTags: strict });
    const found = await listenerCollector.collect(place);
    expect(found.map(({ ref }) => ref)).to.deep.equal(['li-1', 'li-1/second']);
    expect(place.unseen.size).to.equal(0);
  });
});

describe('target groups of an account', () => {
  const groups: Answers = {
    DescribeTags,
    DescribeTargetGroups: { TargetGroups: [{ TargetGroupArn: 'tg-1' }] },
    DescribeTargetGroupAttributes: { Attributes: [] },
    DescribeTargetHealth: {
      TargetHealthDescriptions: [
        { Target: { Id: 'i-1', Port: 80 }, TargetHealth: { State: 'healthy' } },
        { Target: { Id: 'i-2', Port: 80 } },
      ],
    },
    DescribeAutoScalingGroups: { AutoScalingGroups: [{ Instances: [{ InstanceId: 'i-1' }] }] },
  };

  it('name the targets that no Auto Scaling group registers', async () => {
    const [found] = await targetGroupCollector.collect(answersForTests(groups));
    expect(found?.properties['Targets']).to.deep.equal([{ Id: 'i-2', Port: 80 }]);
  });

  it('name all targets when it was not seen which are of a group', async () => {
    const place = answersForTests({ ...groups, DescribeAutoScalingGroups: failure('AccessDenied') });
    const [found] = await targetGroupCollector.collect(place);
    expect(found?.properties['Targets']).to.deep.equal([
      { Id: 'i-1', Port: 80 },
      { Id: 'i-2', Port: 80 },
    ]);
  });

  it('have targets unseen when those are denied', async () => {
    const place = answersForTests({ ...groups, DescribeTargetHealth: failure('AccessDenied') });
    const [found] = await targetGroupCollector.collect(place);
    expect(found?.properties['Targets']).to.deep.equal({ unseen: 'AccessDenied' });
  });
});
