import { dirname, resolve } from 'node:path';
import type { LoadObjective, LoadRequests } from '../inventory/architecture.ts';
import { readDeclaration } from './declaration.ts';
import { InputError } from './input-error.ts';
import schema from './load-requests.schema.json' with { type: 'json' };

/** A load objective as architecture.yaml writes it; `requests` is a file. */
export interface WrittenLoadObjective extends Omit<LoadObjective, 'scenario' | 'requests'> {
  readonly scenario?: string;
  readonly requests?: string;
}

interface Place {
  /** The architecture.yaml, and its name in messages. */
  readonly file: string;
  readonly shown: string;
  readonly paths: readonly string[];
  readonly lineOf: (index: number, key: string) => number;
}

/** A path of one of these names is played by the scenario that bears its name. */
const usual: Readonly<Record<string, string>> = { static: 'static-delivery', api: 'api', media: 'media' };

/** Reads the files of requests that the objectives name. Throws InputError naming file, line and mend. */
export async function loadObjectives(
  written: readonly WrittenLoadObjective[],
  place: Place,
): Promise<readonly LoadObjective[]> {
  return Promise.all(written.map((one, index) => objectiveOf(one, index, place)));
}

async function objectiveOf(
  { scenario, requests, ...objective }: WrittenLoadObjective,
  index: number,
  { file, shown, paths, lineOf }: Place,
): Promise<LoadObjective> {
  const { path, url, p95Ms, p99Ms } = objective;
  const amiss = (message: string, key: string, mend: string): InputError =>
    new InputError(message, { file: shown, line: lineOf(index, key) }, mend);
  if (!paths.includes(path))
    throw amiss(`The load objective is for path "${path}", which is not declared`, 'path', 'Declare it under paths.');
  const played = scenario ?? usual[path];
  if (played === undefined)
    throw amiss(
      `Nothing says how path "${path}" is loaded`,
      'path',
      `Give the objective a scenario: ${Object.values(usual).join(', ')}.`,
    );
  if (!URL.canParse(url)) throw amiss(`"${url}" is no URL`, 'url', 'Give it as https://host/path.');
  if (p99Ms < p95Ms)
    throw amiss(
      `The 99th percentile (${p99Ms} ms) is to be below the 95th (${p95Ms} ms)`,
      'p99Ms',
      'Give the 99th the larger limit.',
    );
  if (requests === undefined) return { ...objective, scenario: played };
  return { ...objective, scenario: played, requests: await requestsIn(resolve(dirname(file), requests), requests) };
}

async function requestsIn(file: string, shown: string): Promise<LoadRequests> {
  const { data, lineOf } = await readDeclaration<Omit<LoadRequests, 'origin'>>(file, shown, schema);
  const { routes = [], abuse } = data;
  if (abuse && !routes.some(({ name }) => name === abuse.route))
    throw new InputError(
      `Abused is the route "${abuse.route}", which is not among the routes`,
      { file: shown, line: lineOf(['abuse', 'route']) },
      `Use one of: ${routes.map(({ name }) => name).join(', ')}.`,
    );
  return { ...data, origin: { file: shown, line: 1, column: 1 } };
}
