import { policiesOfResource } from '../../inventory/views/policies-of-resource.ts';
import { check } from '../check.ts';
import { judgeClearRequests, type Refusal } from './clear-requests.ts';

const refusal: Refusal = {
  actions: ['sqs:*', '*'],
  parts: ['whole'],
  mend: 'Deny sqs:* to everybody where aws:SecureTransport is false.',
};

export const queueRefusesClearRequests = check({
  id: 'queue-refuses-clear-requests',
  title: 'every queue refuses requests without TLS',
  why: 'Everything a service tells another passes here, and the endpoint of SQS answers in clear too.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: {
    subjects: ['AWS::SQS::Queue'],
    types: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
    views: { policies: policiesOfResource },
  },
  judge(resource, { views: { policies } }) {
    return judgeClearRequests(resource, policies, refusal);
  },
});
