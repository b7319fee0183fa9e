import { booleanAt, listAt, mapsAt, numberAt, stringAt, valueAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { isReference, join } from '../../../src/inventory/value.ts';
import type { BehaviourPart } from '../behaviour-part.ts';
import type { Derivation } from './derivation.ts';

const config = 'DistributionConfig';
const transportSecurity = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity';

/** The paths of a distribution, and what is not followed about them. `otherwise` is the origin of a default that names none. */
export function behavioursOf(
  d: Derivation,
  distribution: Resource,
  id: string,
  otherwise: string,
): { readonly parts: readonly BehaviourPart[]; readonly differences: readonly string[] } {
  const { properties } = distribution;
  const paths = [
    ...mapsAt(properties, `${config}.CacheBehaviors`).map((_, index) => `${config}.CacheBehaviors.${index}`),
    `${config}.DefaultCacheBehavior`,
  ];
  const differences = new Set<string>();
  const parts = paths.map((path, index): BehaviourPart => {
    const isDefault = index === paths.length - 1;
    const withoutTls = seen(() => withoutTlsOf(stringAt(properties, join(path, 'ViewerProtocolPolicy'))));
    const responseHeaders = headersOf(path);
    if ((seen(() => listAt(properties, join(path, 'FunctionAssociations'))) ?? []).length > 0)
      differences.add('functions at the edge are not run, so that an origin is asked for the path as it came');
    return {
      ...(isDefault ? {} : { path: stringAt(properties, join(path, 'PathPattern')) ?? '*' }),
      to: stringAt(properties, join(path, 'TargetOriginId')) ?? (isDefault ? otherwise : ''),
      ...(withoutTls === undefined ? {} : { withoutTls }),
      ...(responseHeaders === undefined ? {} : { responseHeaders }),
    };
  });
  return { parts, differences: [...differences] };

  function seen<T>(read: () => T): T | undefined {
    return d.attempt(distribution, read, 'part of what viewers meet ');
  }

  function headersOf(path: string): BehaviourPart['responseHeaders'] {
    const asked = join(path, 'ResponseHeadersPolicyId');
    const value = seen(() => valueAt(properties, asked));
    if (value === undefined) return undefined;
    if (!isReference(value)) {
      differences.add('the headers of a policy that is not in the templates are not added');
      return undefined;
    }
    const policy = seen(() => d.inventory.resolve(value, asked));
    if (policy === undefined) return undefined;
    if (!d.mapping.some(({ resource, part }) => resource === policy.id && part === id))
      d.map(policy, id, ['of its headers only Strict-Transport-Security is added']);
    return d.attempt(policy, () => transportSecurityOf(policy));
  }
}

function withoutTlsOf(policy: string | undefined): BehaviourPart['withoutTls'] {
  return policy === 'redirect-to-https' ? 'redirect' : policy === 'https-only' ? 'refuse' : undefined;
}

function transportSecurityOf({ properties }: Resource): BehaviourPart['responseHeaders'] {
  const seconds = numberAt(properties, join(transportSecurity, 'AccessControlMaxAgeSec'));
  if (seconds === undefined) return undefined;
  const is = (key: string): boolean => booleanAt(properties, join(transportSecurity, key)) === true;
  const value = [
    `max-age=${seconds}`,
    ...(is('IncludeSubdomains') ? ['includeSubDomains'] : []),
    ...(is('Preload') ? ['preload'] : []),
  ].join('; ');
  return [{ name: 'strict-transport-security', value, overrides: is('Override') }];
}
