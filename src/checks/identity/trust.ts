import { listAt, mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';

/** Whether the role's trust policy lets a service (`lambda.amazonaws.com`) take it. Throws UnseenInput. */
export function trusts(role: Resource, service: string): boolean {
  return mapsAt(role.properties, 'AssumeRolePolicyDocument.Statement').some((statement) => {
    if (stringAt(statement, 'Effect') !== 'Allow') return false;
    return listAt(statement, 'Principal.Service').some((_, index, services) => (services[index] ?? '') === service);
  });
}
