import {
  type AnomalySubscription,
  type AnomalySubscriptionFrequency,
  CreateAnomalySubscriptionCommand,
  type SubscriberType,
} from '@aws-sdk/client-cost-explorer';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { mapsIn, neededIn, numberIn, tagsIn, textsIn } from '../../given.ts';
import { jsonTextIn } from '../../json-text-in.ts';
import { lacking } from '../../lacking.ts';

export const anomalySubscriptionCreator: Creator = {
  type: 'AWS::CE::AnomalySubscription',
  async create(given, { clients: { costExplorer } }) {
    const expression = jsonTextIn(given, 'ThresholdExpression');
    const subscription: AnomalySubscription = {
      SubscriptionName: neededIn(given, 'SubscriptionName'),
      Frequency: neededIn(given, 'Frequency') as AnomalySubscriptionFrequency,
      MonitorArnList: textsIn(given, 'MonitorArnList'),
      Subscribers: mapsIn(given, 'Subscribers').map((one) => ({
        Address: neededIn(one, 'Address'),
        Type: neededIn(one, 'Type') as SubscriberType,
      })),
      Threshold: numberIn(given, 'Threshold'),
      ThresholdExpression:
        expression === undefined
          ? undefined
          : (JSON.parse(expression) as NonNullable<AnomalySubscription['ThresholdExpression']>),
    };
    const { SubscriptionArn } = await lacking('ce:CreateAnomalySubscription', () =>
      costExplorer.send(
        new CreateAnomalySubscriptionCommand({
          AnomalySubscription: subscription,
          ResourceTags: tagsIn(given, 'ResourceTags'),
        }),
      ),
    );
    const arn = answerHas(SubscriptionArn, 'an ARN', 'CreateAnomalySubscription');
    return { ref: arn, attributes: { SubscriptionArn: arn } };
  },
};
