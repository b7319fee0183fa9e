import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/** Actions of a listener or a rule in their order. AWS tells a plain forward twice; a template says it once. */
export function actionList(actions: readonly Action[] | undefined): readonly ValueMap[] {
  return (actions ?? [])
    .toSorted((one, other) => (one.Order ?? 0) - (other.Order ?? 0))
    .map(({ ForwardConfig, ...action }) =>
      toldValues({ ...action, ForwardConfig: saysMore(ForwardConfig, action) ? ForwardConfig : undefined }),
    );
}

/** Secrets of an identity provider, which are never told, by dotted path. */
export function untoldSecrets(actions: readonly Action[] | undefined, path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    actionList(actions).flatMap(({ AuthenticateOidcConfig }, index) =>
      AuthenticateOidcConfig === undefined
        ? []
        : [[`${path}.${index}.AuthenticateOidcConfig.ClientSecret`, 'Elastic Load Balancing never shows it']],
    ),
  );
}

function saysMore(forward: Action['ForwardConfig'], { TargetGroupArn }: Action): boolean {
  const [only, ...others] = forward?.TargetGroups ?? [];
  if (only === undefined) return false;
  return (
    others.length > 0 ||
    only.TargetGroupArn !== TargetGroupArn ||
    forward?.TargetGroupStickinessConfig?.Enabled === true
  );
}
