import { isMap, type Value, type ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';

/** How AddPermission writes its settings into the function's policy: condition operator, key, property. Source: Lambda API, AddPermission. */
const conditions: Readonly<Record<string, string>> = {
  'ArnLike AWS:SourceArn': 'SourceArn',
  'ArnEquals AWS:SourceArn': 'SourceArn',
  'StringEquals AWS:SourceAccount': 'SourceAccount',
  'StringEquals aws:PrincipalOrgID': 'PrincipalOrgID',
  'StringEquals lambda:FunctionUrlAuthType': 'FunctionUrlAuthType',
  'StringEquals lambda:EventSourceToken': 'EventSourceToken',
  'Bool lambda:InvokedViaFunctionUrl': 'InvokedViaFunctionUrl',
};
const byLowerCase = new Map(Object.entries(conditions).map(([key, name]) => [key.toLowerCase(), name]));

/** One statement of a function's policy as the permission it came from; undefined when no permission could say it. */
export function permissionOf(functionName: string, statement: ValueMap, region: string): Mapped | undefined {
  const { Sid, Effect, Action, Principal, Condition } = statement;
  const principal = principalIn(Principal);
  const bounds = boundsIn(Condition);
  if (Effect !== 'Allow' || typeof Action !== 'string' || principal === undefined || bounds === undefined)
    return undefined;
  return {
    type: 'AWS::Lambda::Permission',
    ref: typeof Sid === 'string' ? `${functionName}|${Sid}` : `${functionName}|${JSON.stringify(statement)}`,
    region,
    tags: {},
    properties: { Action, FunctionName: functionName, Principal: principal, ...bounds },
    attributes: typeof Sid === 'string' ? { Id: Sid } : {},
    api: 'lambda:GetPolicy',
  };
}

/** Stands for all permissions of a function whose policy was not seen. */
export function unseenPermission(functionName: string, hole: Value, region: string): Mapped {
  return {
    type: 'AWS::Lambda::Permission',
    ref: `${functionName}|unseen`,
    region,
    tags: {},
    properties: { Action: hole, FunctionName: functionName, Principal: hole },
    attributes: {},
    api: 'lambda:GetPolicy',
  };
}

function principalIn(principal: Value | undefined): string | undefined {
  if (typeof principal === 'string') return principal;
  if (!isMap(principal) || Object.keys(principal).length !== 1) return undefined;
  const { Service, AWS } = principal;
  const only = Service ?? AWS;
  return typeof only === 'string' ? only : undefined;
}

function boundsIn(condition: Value | undefined): ValueMap | undefined {
  if (condition === undefined) return {};
  if (!isMap(condition)) return undefined;
  const bounds: Record<string, Value> = {};
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isMap(keys)) return undefined;
    for (const [key, value] of Object.entries(keys)) {
      const name = byLowerCase.get(`${operator} ${key}`.toLowerCase());
      if (name === undefined || typeof value === 'object') return undefined;
      bounds[name] = name === 'InvokedViaFunctionUrl' ? value === 'true' || value === true : value;
    }
  }
  return bounds;
}
