import { AddPermissionCommand, type FunctionUrlAuthType } from '@aws-sdk/client-lambda';
import type { Creator } from '../../creator.ts';
import { leftOut, neededIn, textIn, truthIn } from '../../given.ts';

const taken = [
  'Action',
  'EventSourceToken',
  'FunctionName',
  'FunctionUrlAuthType',
  'InvokedViaFunctionUrl',
  'Principal',
  'PrincipalOrgID',
  'SourceAccount',
  'SourceArn',
];

export const permissionCreator: Creator = {
  type: 'AWS::Lambda::Permission',
  async create(given, { clients: { lambda }, uniqueName }) {
    const StatementId = uniqueName(100);
    const FunctionName = neededIn(given, 'FunctionName');
    await lambda.send(
      new AddPermissionCommand({
        StatementId,
        FunctionName,
        Action: neededIn(given, 'Action'),
        Principal: neededIn(given, 'Principal'),
        SourceArn: textIn(given, 'SourceArn'),
        SourceAccount: textIn(given, 'SourceAccount'),
        PrincipalOrgID: textIn(given, 'PrincipalOrgID'),
        EventSourceToken: textIn(given, 'EventSourceToken'),
        FunctionUrlAuthType: textIn(given, 'FunctionUrlAuthType') as FunctionUrlAuthType | undefined,
        InvokedViaFunctionUrl: truthIn(given, 'InvokedViaFunctionUrl'),
      }),
    );
    // A function's statements are named for it alone, so that both together name the permission when it is read back.
    const name = FunctionName.slice(FunctionName.lastIndexOf(':') + 1);
    return { ref: `${name}|${StatementId}`, attributes: { Id: StatementId }, notTaken: leftOut(given, taken) };
  },
};
