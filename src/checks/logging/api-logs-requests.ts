import { valueAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const apiLogsRequests = check({
  id: 'api-logs-requests',
  title: 'every API logs its requests',
  why: 'Each call of an API is an act of somebody; without a log nobody did it.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  controls: {
    'Security Hub': ['APIGateway.1', 'APIGateway.9'],
    'Well-Architected': ['REL06-BP01', 'SEC04-BP01'],
    'SOC 2': ['CC7.2', 'CC7.3', 'A1.1'],
    'ISO 27001:2022': ['A.8.15'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
    HIPAA: ['164.308(a)(1)(ii)(d)', '164.308(a)(3)(ii)(a)'],
  },
  needs: { subjects: ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'] },
  judge({ type, properties }) {
    const path = type === 'AWS::ApiGateway::Stage' ? 'AccessLogSetting' : 'AccessLogSettings';
    const destination = valueAt(properties, `${path}.DestinationArn`);
    if (destination !== undefined && destination !== '') return pass(`Logs its requests: ${path} names a destination.`);
    return fail(`Logs no requests: ${path} names no destination.`, `Set ${path}.DestinationArn to a log group.`, {
      at: path,
    });
  },
});
