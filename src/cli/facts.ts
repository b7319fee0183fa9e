import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ControlPlaneFacts, LinkFacts } from '../../chaos/twin/control-plane-facts.ts';
import type { ControlPlaneTime } from '../../chaos/twin/twin-plan.ts';
import type { AwsDefaults, Facts, ServiceLevel } from '../checks/facts.ts';
import { projectFolder } from './project.ts';

/** A region as `facts/regions.yaml` knows it. */
export interface RegionFact {
  readonly code: string;
  readonly name: string;
  readonly zones?: readonly { readonly name: string; readonly id: string }[];
  readonly state?: 'impaired' | 'announced';
  readonly note?: string;
  readonly stateSource?: string;
  readonly stateAt?: string;
}

export interface AllFacts extends Facts {
  readonly regions: ReadonlyMap<string, RegionFact>;
  readonly resourceTypes: ReadonlySet<string>;
  /** The types that checks, views and steps ask for. */
  readonly askedTypes: readonly string[];
}

/** The times that only AWS decides, each with the date it was read where it has a source. */
export async function readControlPlaneFacts(): Promise<ControlPlaneFacts> {
  const { retrievedAt, controlPlane, links } = parse(
    await readFile(join(projectFolder, 'facts', 'control-plane.yaml'), 'utf8'),
  ) as {
    readonly retrievedAt: string;
    readonly controlPlane: readonly (Omit<ControlPlaneTime, 'retrievedAt'> & { readonly grade?: string })[];
    readonly links: LinkFacts;
  };
  return {
    times: controlPlane.map(({ grade: _grade, ...time }) =>
      time.source === undefined ? time : { ...time, retrievedAt },
    ),
    links,
  };
}

export async function readFacts(): Promise<AllFacts> {
  const text = (file: string): Promise<string> => readFile(join(projectFolder, 'facts', file), 'utf8');
  const read = async (file: string): Promise<unknown> => parse(await text(file));
  const lines = async (file: string): Promise<readonly string[]> =>
    (await text(file)).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const types = new Set(await lines('resource-types.txt'));
  const asked = await lines('asked-types.txt');
  const [regions, levels, awsDefaults, { wildcardOnlyActions }] = (await Promise.all([
    read('regions.yaml'),
    read('service-levels.yaml'),
    read('aws-defaults.yaml'),
    read('wildcard-only-actions.yaml'),
  ])) as [
    { regions: RegionFact[] },
    { retrievedAt: string; serviceLevels: Omit<ServiceLevel, 'retrievedAt'>[] },
    AwsDefaults,
    { wildcardOnlyActions: readonly { readonly actions: readonly string[] }[] },
  ];
  return {
    regions: new Map(regions.regions.map((region) => [region.code, region])),
    resourceTypes: types,
    askedTypes: asked.filter((type) => types.has(type)),
    awsDefaults,
    wildcardOnlyActions: wildcardOnlyActions.flatMap(({ actions }) => actions),
    serviceLevels: levels.serviceLevels.map((level) => ({ ...level, retrievedAt: levels.retrievedAt })),
  };
}
