import { operationOf, serviceOfClient } from './service-of-client.ts';

/** That a call was refused before it left, since it may change or reveal something. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';

  constructor(service: string, operation: string) {
    super(
      `${service}:${operation} was refused and did not leave: only operations that read may be called here. Take the call out, or make it where writing is meant.`,
    );
  }
}

/** Lets only operations that read through; all others throw WriteRefused before a request is made. */
export function readOnly(): { readonly applyToStack: (stack: never) => void } {
  return {
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      const refuse =
        (next: (given: unknown) => Promise<unknown>, { clientName = '', commandName = '' }: Context) =>
        async (given: unknown) => {
          const operation = operationOf(commandName);
          if (!reads(operation)) throw new WriteRefused(serviceOfClient(clientName), operation);
          return next(given);
        };
      add.call(stack, refuse, { step: 'initialize', priority: 'high', name: 'plumblineReadOnly', override: true });
    },
  };
}

/** Whether an operation only reads, and reveals no secret, key, log line or content. */
export function reads(operation: string): boolean {
  return reading.test(operation) && !revealing.has(operation);
}

interface Context {
  readonly clientName?: string;
  readonly commandName?: string;
}

const reading = /^(List|Describe|Get|Head|BatchGet|Select|Search|Lookup)(?=[A-Z])/u;

/** Operations that are named like reading, and hand out secrets, passwords, sessions, contents and log lines, or write. */
const revealing: ReadonlySet<string> = new Set([
  // Secrets and passwords.
  'GetSecretValue',
  'BatchGetSecretValue',
  'GetRandomPassword',
  'GetPasswordData',
  'GetParameter',
  'GetParameters',
  'GetParametersByPath',
  'GetParameterHistory',
  'GetParametersForImport',
  'GetDecryptedAPIKey',
  'GetAcmeExternalAccountBindingCredentials',
  'GetAuthorizationToken',
  // The pre-shared keys of tunnels.
  'DescribeVpnConnections',
  'GetVpnConnectionDeviceSampleConfiguration',
  // Sessions.
  'GetSessionToken',
  'GetFederationToken',
  'GetDelegatedAccessToken',
  'GetWebIdentityToken',
  'GetClusterSessionCredentials',
  'GetSessionEndpoint',
  'GetOnClusterAppUIPresignedURL',
  'GetPersistentAppUIPresignedURL',
  // What is kept in objects, consoles and logs.
  'GetObject',
  'GetObjectTorrent',
  'GetObjectAnnotation',
  'SelectObjectContent',
  'GetConsoleOutput',
  'GetConsoleScreenshot',
  'GetLogEvents',
  'GetLogRecord',
  'GetLogObject',
  'GetQueryResults',
  'GetSampledRequests',
  'GetDurableExecution',
  'GetDurableExecutionHistory',
  'GetDurableExecutionState',
  'GetSMSAttributes',
  // Writes a template into a bucket.
  'GetFlowLogsIntegrationTemplate',
]);
