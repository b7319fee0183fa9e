import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { ruleCollector } from './rule-collector.ts';

// Origin of all answers here: case.
const Arn = 'arn:aws:events:eu-west-1:111122223333:rule/down';
const rule = {
  Name: 'down',
  Arn,
  EventBusName: 'default',
  State: 'ENABLED',
  EventPattern: '{"detail":{"code":[null]}}',
};
const target = { Id: 'promote', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:promote' };
const answers = {
  ListEventBuses: { EventBuses: [{ Name: 'default' }] },
  ListRules: { Rules: [rule] },
  ListTargetsByRule: { Targets: [target] },
  ListTagsForResource: { Tags: [{ Key: 'Component', Value: 'failover' }] },
};

test('a rule is told with its pattern, targets and tags', async () => {
  expect(await ruleCollector.collect(answersForTests(answers))).to.deep.equal([
    {
      type: 'AWS::Events::Rule',
      ref: 'down',
      arn: Arn,
      region: 'eu-west-1',
      tags: { Component: 'failover' },
      properties: {
        Name: 'down',
        EventBusName: 'default',
        State: 'ENABLED',
        EventPattern: { detail: { code: [null] } },
        Targets: [target],
      },
      attributes: { Arn },
      api: 'events:ListRules',
    },
  ]);
});

test('rules of all buses and all pages are read, and those that a service keeps for itself are left out', async () => {
  const found = await ruleCollector.collect(
    answersForTests({
      ...answers,
      ListEventBuses: { EventBuses: [{ Name: 'default' }, { Name: 'orders' }] },
      ListRules: ({ EventBusName, NextToken }: { EventBusName: string; NextToken?: string }) => {
        if (EventBusName === 'orders') return { Rules: [{ Name: 'paid', EventBusName }] };
        if (NextToken === undefined) return { Rules: [rule], NextToken: 'more' };
        return {
          Rules: [
            { Name: 'second', EventBusName },
            { Name: 'of-config', ManagedBy: 'config.amazonaws.com' },
          ],
        };
      },
    }),
  );
  expect(found.map(({ ref }) => ref)).to.deep.equal(['down', 'second', 'orders|paid']);
});

test('denied targets are unseen', async () => {
  const place = answersForTests({ ...answers, ListTargetsByRule: failure('AccessDeniedException') });
  const [found] = await ruleCollector.collect(place);
  expect(found?.properties['Targets']).to.deep.equal({ unseen: 'AccessDeniedException' });
});

test('where a list or the tags are denied the kind counts as not seen', async () => {
  for (const operation of ['ListEventBuses', 'ListRules', 'ListTagsForResource']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDeniedException') });
    await ruleCollector.collect(place);
    expect([...place.unseen.keys()], operation).to.deep.equal(['AWS::Events::Rule']);
  }
});

test('a service that answers the same page again and again is not asked for ever', async () => {
  const place = answersForTests({ ...answers, ListRules: { Rules: [rule], NextToken: 'same' } });
  await ruleCollector.collect(place);
  expect(place.unseen.get('AWS::Events::Rule')).to.include('the next page, same, was named before');
});
