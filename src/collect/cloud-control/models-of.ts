import { GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import type { Place } from '../aws/collector.ts';
import { stillThere } from '../aws/still-there.ts';

/** What Cloud Control tells of one resource. */
export interface Model {
  readonly identifier: string;
  /** Properties as CloudFormation's schema has them, read-only ones among them. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** After so many that could not be read, no more of the type are asked: they fail for one reason, and there may be thousands. */
const tolerated = 10;
const gone = ['ResourceNotFoundException'];

/**
 * What each resource of a type is. Those that are gone meanwhile are left out; where others could not be read, the type counts as not seen.
 * Where the identifiers come of no list of the type, one that is not there never was (`may be none`).
 */
export async function modelsOf(
  place: Place,
  type: string,
  identifiers: readonly string[],
  absence: 'is gone' | 'may be none' = 'is gone',
): Promise<readonly Model[]> {
  const failures: unknown[] = [];
  const found = await stillThere(identifiers, 4, async (identifier): Promise<readonly Model[]> => {
    if (failures.length >= tolerated) return [];
    try {
      return [await modelOf(place, type, identifier)];
    } catch (error) {
      if (error instanceof Error && gone.includes(error.name)) {
        // The place itself tells of what is gone, as it does for every detail.
        if (absence === 'is gone') await place.detail(() => Promise.reject(error), { gone });
        return [];
      }
      failures.push(error);
      return [];
    }
  });
  // One gap for all of them, not one for each.
  const [first] = failures;
  if (first !== undefined) await place.listed([type], () => Promise.reject(first as Error));
  return found;
}

async function modelOf({ clients }: Place, TypeName: string, Identifier: string): Promise<Model> {
  const { ResourceDescription: told } = await clients.cloudControl.send(
    new GetResourceCommand({ TypeName, Identifier }),
  );
  return {
    identifier: told?.Identifier ?? Identifier,
    properties: propertiesIn(told?.Properties, TypeName, Identifier),
  };
}

function propertiesIn(text: string | undefined, type: string, identifier: string): Readonly<Record<string, unknown>> {
  const what = `cloudcontrol:GetResource told the properties of ${type} ${identifier}`;
  if (text === undefined) throw new Error(`${what} not at all`);
  const told = parsed(text, what);
  if (typeof told !== 'object' || told === null || Array.isArray(told)) throw new Error(`${what} as no object`);
  return told as Readonly<Record<string, unknown>>;
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${what} as text that is no JSON`, { cause });
  }
}
