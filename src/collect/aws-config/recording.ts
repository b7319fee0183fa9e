import type { ConfigKind } from './config-kinds.ts';

/** What a region's recorder records, as far as it is known. */
export interface Recording {
  /** Why nothing that it kept holds now: it was stopped, it fails, there is none. */
  readonly halted?: string;
  /** Undefined where nobody tells, as for another account's recorder. */
  readonly group?: RecordingGroup;
}

export interface RecordingGroup {
  readonly allSupported?: boolean | undefined;
  readonly includeGlobalResourceTypes?: boolean | undefined;
  readonly resourceTypes?: readonly string[] | undefined;
  readonly exclusionByResourceTypes?: { readonly resourceTypes?: readonly string[] | undefined } | undefined;
  readonly recordingStrategy?: { readonly useOnly?: string | undefined } | undefined;
}

/**
 * Why a kind was not recorded, so that its list says nothing; undefined where it was. A recorder that is halted keeps what it last
 * saw, which reads like the present.
 */
export function notRecorded(kind: ConfigKind, { halted, group }: Recording, isThere: boolean): string | undefined {
  if (halted !== undefined) return halted;
  if (group === undefined)
    return isThere ? undefined : 'none is kept, and it is not told whether the recorder records it';
  return isIn(kind, group) ? undefined : `the recorder does not record ${kind.configType}`;
}

/** Source: AWS Config API reference, RecordingGroup. Global types come with "all" only where they are asked for. */
function isIn({ configType, isGlobal }: ConfigKind, group: RecordingGroup): boolean {
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  const strategy = group.recordingStrategy?.useOnly;
  if (strategy === 'EXCLUSION_BY_RESOURCE_TYPES' || excluded.length > 0) return !excluded.includes(configType);
  if (group.allSupported === true || strategy === 'ALL_SUPPORTED_RESOURCE_TYPES')
    return isGlobal !== true || group.includeGlobalResourceTypes === true;
  return group.resourceTypes?.includes(configType) ?? false;
}

/** That resources of a kind were not recorded, or stand nowhere in what was. */
export class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
}
