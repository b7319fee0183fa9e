import { policiesOfResource } from '../../inventory/views/policies-of-resource.ts';
import { check } from '../check.ts';
import { judgeClearRequests, type Refusal } from './clear-requests.ts';

const refusal: Refusal = {
  actions: ['sns:Publish', 'sns:*', '*'],
  parts: ['whole'],
  mend: 'Deny sns:Publish to everybody where aws:SecureTransport is false.',
};

export const topicRefusesClearMessages = check({
  id: 'topic-refuses-clear-messages',
  title: 'every topic refuses messages without TLS',
  why: 'A message that passes in clear is known to all on its way, and can be changed there.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: {
    subjects: ['AWS::SNS::Topic'],
    types: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
    views: { policies: policiesOfResource },
  },
  judge(resource, { views: { policies } }) {
    return judgeClearRequests(resource, policies, refusal);
  },
});
