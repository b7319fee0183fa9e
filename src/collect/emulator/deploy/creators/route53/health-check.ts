import {
  ChangeTagsForResourceCommand,
  CreateHealthCheckCommand,
  type HealthCheckConfig,
} from '@aws-sdk/client-route-53';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn, tagsIn, typed } from '../../given.ts';

const numbers = new Set(['FailureThreshold', 'HealthThreshold', 'Port', 'RequestInterval']);
const truths = new Set(['Disabled', 'EnableSNI', 'Inverted', 'MeasureLatency']);

export const healthCheckCreator: Creator = {
  type: 'AWS::Route53::HealthCheck',
  async create(properties, { clients, uniqueName }) {
    const config = typed(mapIn(properties, 'HealthCheckConfig') ?? {}, numbers, truths) as HealthCheckConfig;
    const { HealthCheck } = await clients.route53.send(
      new CreateHealthCheckCommand({ CallerReference: uniqueName(), HealthCheckConfig: config }),
    );
    const id = answerHas(HealthCheck?.Id, 'an id', 'CreateHealthCheck');
    const AddTags = tagsIn(properties, 'HealthCheckTags');
    if (AddTags.length > 0)
      await clients.route53.send(
        new ChangeTagsForResourceCommand({ ResourceType: 'healthcheck', ResourceId: id, AddTags }),
      );
    return {
      ref: id,
      attributes: { HealthCheckId: id },
      notTaken: leftOut(properties, ['HealthCheckConfig', 'HealthCheckTags']),
    };
  },
};
