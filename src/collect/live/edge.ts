import type { Collector, Mapped } from '../aws/collector.ts';
import type { LiveTarget } from './live-target.ts';
import { inScope, textsIn } from './scope.ts';

const distribution = 'AWS::CloudFront::Distribution';
const edgeTypes = ['AWS::CertificateManager::Certificate', 'AWS::WAFv2::WebACL'];

/**
 * What must be read of the global region though it is not among the regions that are read: CloudFront takes certificates and web ACLs
 * from there only. Source: Amazon CloudFront Developer Guide, "Requirements for using SSL/TLS certificates"; AWS WAF, "Web ACLs".
 */
export function edgeCollectors(
  read: readonly Mapped[],
  { regions, globalRegion }: Pick<LiveTarget, 'regions' | 'globalRegion'>,
  collectors: readonly Collector[],
): readonly Collector[] {
  if (regions.includes(globalRegion) || !read.some(({ type }) => type === distribution)) return [];
  return collectors.filter(({ scope, types }) => scope === 'region' && types.some((type) => edgeTypes.includes(type)));
}

/** Those that a distribution names, and their parts; others of that region were not asked for. */
export function namedByDistributions(read: readonly Mapped[], edge: readonly Mapped[]): readonly Mapped[] {
  const ids = read.filter(({ type }) => type === distribution).flatMap(({ properties }) => textsIn(properties));
  return inScope(edge, { kind: 'ids', ids }, { arns: new Set(), stackResources: [], globalTypes: new Set() });
}
