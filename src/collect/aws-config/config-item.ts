/** What AWS Config keeps of one resource: facts of the moment it was captured, in the shape of the service's API or of CloudFormation. */
export interface ConfigItem {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName?: string;
  readonly arn?: string;
  readonly accountId: string;
  readonly awsRegion: string;
  /** When Config last found it changed, as UTC text. */
  readonly capturedAt: string;
  readonly status?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly configuration: Told;
  /** By name, each read from JSON where Config keeps text. Undefined where the answer held none at all. */
  readonly supplementary?: Told;
}

export type Told = Readonly<Record<string, unknown>>;

/** Reads a row that an advanced query answers with. Throws when it is no configuration item. */
export function configItemOf(row: string): ConfigItem {
  const told = recordOf(JSON.parse(row));
  const { resourceName, arn, configurationItemStatus: status } = told ?? {};
  const configuration = recordOf(parsed(told?.['configuration']));
  if (told === undefined || configuration === undefined) throw new NoConfigItem(row);
  const supplementary = recordOf(parsed(told['supplementaryConfiguration']));
  return {
    resourceType: textOf(told, 'resourceType', row),
    resourceId: textOf(told, 'resourceId', row),
    ...(typeof resourceName === 'string' && { resourceName }),
    ...(typeof arn === 'string' && { arn }),
    accountId: textOf(told, 'accountId', row),
    awsRegion: textOf(told, 'awsRegion', row),
    capturedAt: textOf(told, 'configurationItemCaptureTime', row),
    ...(typeof status === 'string' && { status }),
    tags: tagsOf(told['tags']),
    configuration,
    ...(supplementary !== undefined && { supplementary: supplementaryOf(supplementary) }),
  };
}

/** The parts of an item that a call for whole items tells. */
export type WholeItem = Pick<ConfigItem, 'configuration'> & { readonly supplementary: Told };

export function wholeItemOf(told: {
  readonly configuration?: string | undefined;
  readonly supplementaryConfiguration?: Readonly<Record<string, string>> | undefined;
}): WholeItem {
  return {
    configuration: recordOf(parsed(told.configuration)) ?? {},
    supplementary: supplementaryOf(told.supplementaryConfiguration ?? {}),
  };
}

/** Whether something stands at a dotted path, within every item of the lists on the way. */
export function isTold(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.every((one) => isTold(one, path));
  return isTold(recordOf(value)?.[key], rest);
}

/** Each by name, read from JSON where it is text. */
function supplementaryOf(told: Told): Told {
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, parsed(value)]));
}

/** That an answer was no configuration item, which makes its list unseen. */
export class NoConfigItem extends Error {
  override readonly name = 'NoConfigItem';
  constructor(row: string) {
    super(`AWS Config answered with a row that is no configuration item: ${row.slice(0, 120)}`);
  }
}

export function recordOf(value: unknown): Told | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : undefined;
}

/** Config writes some members as JSON text, and access control lists as JSON text within JSON text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*["[{tf]/u.test(value)) return value;
  try {
    return parsed(JSON.parse(value));
  } catch {
    return value;
  }
}

function textOf(told: Told, name: string, row: string): string {
  const text = told[name];
  if (typeof text !== 'string') throw new NoConfigItem(row);
  return text;
}

/** Queries answer with a list of keys and values, other calls with a map; `aws:` tags are AWS's own. */
function tagsOf(told: unknown): Readonly<Record<string, string>> {
  const pairs = Array.isArray(told)
    ? told.map((tag: unknown) => [recordOf(tag)?.['key'], recordOf(tag)?.['value'] ?? ''])
    : Object.entries(recordOf(told) ?? {});
  return Object.fromEntries(
    pairs.filter((pair): pair is [string, string] => typeof pair[0] === 'string' && !pair[0].startsWith('aws:')),
  );
}
