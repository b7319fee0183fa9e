import { CreateOriginAccessControlCommand, type OriginAccessControlConfig } from '@aws-sdk/client-cloudfront';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';

export const originAccessControlCreator: Creator = {
  type: 'AWS::CloudFront::OriginAccessControl',
  async create(properties, { clients }) {
    const config = mapIn(properties, 'OriginAccessControlConfig') as OriginAccessControlConfig | undefined;
    const { OriginAccessControl } = await lacking('origin access controls', () =>
      clients.cloudFront.send(new CreateOriginAccessControlCommand({ OriginAccessControlConfig: config })),
    );
    const id = answerHas(OriginAccessControl?.Id, 'an id', 'CreateOriginAccessControl');
    return { ref: id, attributes: { Id: id }, notTaken: leftOut(properties, ['OriginAccessControlConfig']) };
  },
};
