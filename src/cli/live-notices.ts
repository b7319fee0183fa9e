import type { FromConfig } from '../collect/aws-config/from-config.ts';
import type { CollectedManifests } from '../collect/kubernetes/collect-manifests.ts';
import type { Collected } from '../collect/live/collect-live.ts';
import type { Notice } from '../evidence/report-data.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { isReference } from '../inventory/value.ts';
import type { LiveChoice } from './live-choice.ts';

/** Without its logical id a cluster was known by being the only one. */
export function clusterNotices(records: readonly Resource[], { resources }: CollectedManifests): readonly Notice[] {
  const byId = new Map(records.map((one) => [one.id, one]));
  const texts = resources.flatMap(({ id, region, attributes: { Cluster } }) => {
    const declared = id.split('/')[2] ?? '';
    const cluster = isReference(Cluster) ? byId.get(Cluster.reference) : undefined;
    if (cluster === undefined || cluster.logicalId !== undefined || cluster.properties['Name'] === declared) return [];
    return [
      `Manifests of "${declared}" were taken for those of ${nameOf(cluster)}, the only cluster that was read in ${region}.`,
    ];
  });
  return [...new Set(texts)].map((text) => ({ level: 'info', text }));
}

export interface ReadHow {
  /** Hosts that were asked and are not AWS's. */
  readonly foreign: readonly string[];
  readonly fromConfig: readonly FromConfig[];
  /** Why a recording is not whole. */
  readonly unrecorded: string | undefined;
}

/** What a reader must know of how an account was read. */
export function liveNotices(
  { replay }: LiveChoice,
  { vanished }: Collected,
  { foreign, fromConfig, unrecorded }: ReadHow,
): readonly Notice[] {
  const oldest = fromConfig.map(({ capturedAt }) => capturedAt).toSorted()[0];
  return [
    ...(replay
      ? [{ level: 'info' as const, text: `Nothing was asked of AWS: a recording of ${replay.head.at} answered.` }]
      : []),
    ...(unrecorded === undefined
      ? []
      : [
          {
            level: 'warning' as const,
            text: `The recording is not whole (${unrecorded}): what it lacks is unknown when it is replayed. Remove it, and record again.`,
          },
        ]),
    ...(foreign.length === 0
      ? []
      : [
          {
            level: 'warning' as const,
            text: `The services were asked at ${foreign.join(', ')} and not at AWS: this proves nothing of an account. Unset AWS_ENDPOINT_URL, and endpoint_url in the profile.`,
          },
        ]),
    ...(oldest === undefined
      ? []
      : [
          {
            level: 'info' as const,
            text: `What AWS Config told is of when it was captured, the oldest of ${oldest}; what changed since then was not seen.`,
          },
        ]),
    ...vanishedNotices(vanished),
  ];
}

/** That resources were listed, and gone when they were described. */
export function vanishedNotices(vanished: readonly string[]): readonly Notice[] {
  if (vanished.length === 0) return [];
  return [
    { level: 'info', text: `${vanished.length} resource(s) were gone when more was asked of them, and were left out.` },
  ];
}
