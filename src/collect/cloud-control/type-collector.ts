import type { Collector, Place } from '../aws/collector.ts';
import type { Holders } from './holders-of.ts';
import { identifiersOf } from './identifiers-of.ts';
import { type Model, modelsOf } from './models-of.ts';
import { readOnce } from './read-once.ts';
import { resourceOfModel } from './resource-of-model.ts';
import { typeSchema } from './type-schema.ts';

/** How the list of a type is come by, and what of it counts, where that is not Cloud Control's own list and all of it. */
export interface Reading {
  readonly holders?: Holders;
  /** The service's own list, where Cloud Control's tells resources of other types too; with what Cloud Control does not tell of each. */
  readonly listed?: (place: Place) => Promise<readonly Model[]>;
  readonly isOwn?: (properties: Model['properties']) => boolean;
  /** Whether another collector asks for the type too. */
  readonly isShared?: true;
}

/** Reads all resources of one type over Cloud Control: a list tells the identifiers, and what each is has to be asked for. */
export function typeCollector(type: string, { holders, listed, isOwn = all, isShared }: Reading = {}): Collector {
  const schema = typeSchema(type);
  if (!schema) throw new Error(`${type} is not in type-schemas.json.`);
  return {
    types: [type],
    scope: globalTypes.test(type) ? 'global' : 'region',
    async collect(place) {
      const known = listed ? await listed(place) : [];
      const models = isShared ? (await readOnce(place, type)).models : await modelsOf(place, type, await asked(known));
      const toldByList = new Map(known.map(({ identifier, properties }) => [identifier, properties]));
      return models
        .map((model) => ({ ...model, properties: { ...toldByList.get(model.identifier), ...model.properties } }))
        .filter(({ properties }) => isOwn(properties))
        .map((model) => resourceOfModel(model, type, schema, place));

      async function asked(found: readonly Model[]): Promise<readonly string[]> {
        return listed ? found.map(({ identifier }) => identifier) : identifiersOf(place, type, holders);
      }
    },
  };
}

// Source: AWS Fault Isolation Boundaries, "Global services"; ECR Public and Global Accelerator have one endpoint each, and so have Multi-Region Access Points.
const globalTypes =
  /^AWS::(?:IAM|CloudFront|GlobalAccelerator|Organizations)::|^AWS::(?:ECR::PublicRepository|S3::MultiRegionAccessPointPolicy)$/u;

function all(): boolean {
  return true;
}
