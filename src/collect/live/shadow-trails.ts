import type { Mapped } from '../aws/collector.ts';

const trail = 'AWS::CloudTrail::Trail';

/** Each trail once, as it was told at home where that was asked: every region tells of a trail of all regions. */
export function withoutShadows(read: readonly Mapped[]): readonly Mapped[] {
  const kept = new Map<string, Mapped>();
  for (const one of read) {
    if (one.type !== trail || !one.arn) continue;
    if (!kept.has(one.arn) || one.attributes['HomeRegion'] === one.region) kept.set(one.arn, one);
  }
  return read.filter((one) => one.type !== trail || !one.arn || kept.get(one.arn) === one);
}
