import type { Mapped } from '../aws/collector.ts';
import type { ConfigItem } from './config-item.ts';

/** A resource as Config had it: facts of when it was captured, not of now. */
export interface FromConfig extends Mapped {
  readonly capturedAt: string;
}

/**
 * `notRecorded` names properties that Config does not keep. Left out they would read as not set; named as untold, as what no API
 * tells. They are unseen: the service's own API would tell.
 */
export function fromConfig(
  mapped: Mapped,
  { capturedAt }: ConfigItem,
  api: string,
  notRecorded: readonly string[] = [],
): FromConfig {
  const missing = notRecorded.filter((name) => !(name in mapped.properties));
  if (missing.length === 0) return { ...mapped, api, capturedAt };
  const properties = {
    ...mapped.properties,
    ...Object.fromEntries(missing.map((name) => [name, { unseen: notKept }])),
  };
  const untold = Object.entries(mapped.untold ?? {}).filter(([name]) => !missing.includes(name));
  return { ...mapped, properties, untold: Object.fromEntries(untold), api, capturedAt };
}

/** The reason given for what Config has no place for. */
export const notKept = 'AWS Config does not record it';

/** Tags as lists of them stand in answers. */
export function tagList({ tags }: ConfigItem): { readonly Key: string; readonly Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
