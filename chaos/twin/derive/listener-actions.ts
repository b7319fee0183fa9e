import { mapAt, mapsAt, numberAt, stringAt, UnseenInput, valueAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import type { Value } from '../../../src/inventory/value.ts';
import type { ListenerAction } from '../twin-plan.ts';
import { NoPart } from './derivation.ts';

/** What a listener or rule does with a request, and what of it the twin does not do. */
export interface ListenerActions {
  readonly action: ListenerAction;
  readonly differences: readonly string[];
}

/** What the actions of a listener or rule come to. `targetGroup` gives the id of the group that a value means. Throws NoPart, UnseenInput. */
export function listenerActions(
  { properties }: Resource,
  path: string,
  listener: { readonly port: number; readonly protocol: string },
  targetGroup: (value: Value | undefined, path: string) => string,
): ListenerActions {
  const actions = mapsAt(properties, path);
  const index = actions.findIndex((one) =>
    ['forward', 'redirect', 'fixed-response'].includes(stringAt(one, 'Type') ?? ''),
  );
  const action = actions[index];
  if (!action) throw new NoPart('sends requests nowhere');
  const signsIn = actions.some((one) => (stringAt(one, 'Type') ?? '').startsWith('authenticate'));
  const differences = signsIn ? ['nobody is asked to sign in'] : [];
  switch (stringAt(action, 'Type')) {
    case 'redirect':
      return { action: redirect(), differences: [...differences, ...elsewhere()] };
    case 'fixed-response':
      return {
        action: { kind: 'fixed', status: numberAt(action, 'FixedResponseConfig.StatusCode') ?? 200 },
        differences,
      };
    case undefined:
    default:
      return { action: { kind: 'forward', targetGroup: forwarded() }, differences };
  }

  function redirect(): ListenerAction {
    const config = mapAt(action, 'RedirectConfig');
    const port = stringAt(config, 'Port') ?? '#{port}';
    const written = stringAt(config, 'Protocol') ?? '#{protocol}';
    const protocol = written === '#{protocol}' ? listener.protocol : written;
    return {
      kind: 'redirect',
      port: port === '#{port}' ? listener.port : Number(port),
      protocol: protocol === 'HTTPS' ? 'HTTPS' : 'HTTP',
      status: stringAt(config, 'StatusCode') === 'HTTP_302' ? 302 : 301,
    };
  }

  /** A redirect keeps host, path and query, unless it says otherwise. */
  function elsewhere(): readonly string[] {
    const kept: Readonly<Record<string, string>> = { Host: '#{host}', Path: '/#{path}', Query: '#{query}' };
    return Object.entries(kept).flatMap(([key, usual]) => {
      const written = stringAt(action, `RedirectConfig.${key}`) ?? usual;
      return written === usual ? [] : [`redirects to the same ${key.toLowerCase()}, not to ${written}`];
    });
  }

  function forwarded(): string {
    const single = valueAt(action, 'TargetGroupArn');
    const groups = mapsAt(action, 'ForwardConfig.TargetGroups')
      .map((group, at) => ({
        at: `ForwardConfig.TargetGroups.${at}.TargetGroupArn`,
        weight: numberAt(group, 'Weight') ?? 1,
      }))
      .filter(({ weight }) => weight > 0);
    const [first, another] = groups;
    if (another) throw new NoPart(`shares requests out by weight over ${groups.length} target groups`);
    if (single === undefined && !first) throw new UnseenInput('names no target group', `${path}.${index}`);
    return first
      ? targetGroup(valueAt(action, first.at), first.at)
      : targetGroup(single, `${path}.${index}.TargetGroupArn`);
  }
}
