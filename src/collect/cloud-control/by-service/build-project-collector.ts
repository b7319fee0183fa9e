import { BatchGetProjectsCommand, paginateListProjects, type Project } from '@aws-sdk/client-codebuild';
import { batchesOf } from '../../aws/batches-of.ts';
import type { Collector, Mapped, Place } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { inParallel } from '../../aws/in-parallel.ts';
import { toldValues } from '../../aws/told-values.ts';
import { unlessVanished } from '../../aws/unless-vanished.ts';
import { toldModel } from '../told-model.ts';

const type = 'AWS::CodeBuild::Project';
/** Source: AWS CodeBuild API Reference, BatchGetProjects: up to 100 names. */
const most = 100;

/** Build projects, which Cloud Control does not know. */
export const buildProjectCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const { codeBuild: client } = place.clients;
    const names = await place.listed([type], () =>
      everyPage(paginateListProjects({ client }, {}), ({ projects }) => projects),
    );
    const told = await inParallel(batchesOf(names ?? [], most), 4, (some) => projectsNamed(some, place));
    return told.flat().map((project) => buildProject(project, place.region));
  },
};

/** One call tells of those that are there and of those that are gone since they were listed; of whatever it leaves out, nothing was seen. */
async function projectsNamed(names: readonly string[], place: Place): Promise<readonly Project[]> {
  const call = new BatchGetProjectsCommand({ names: [...names] });
  const told = await place.listed([type], () => place.clients.codeBuild.send(call));
  if (told === undefined) return [];
  const { projects = [], projectsNotFound: gone = [] } = told;
  for (const name of gone) await unlessVanished(() => noted(name, place));
  const known = new Set([...gone, ...projects.map(({ name }) => name)]);
  const untold = names.filter((name) => !known.has(name));
  if (untold.length > 0)
    await place.listed([type], () =>
      Promise.reject(new Error(`codebuild:BatchGetProjects in ${place.region} told nothing of ${untold.join(', ')}`)),
    );
  return projects;
}

/** CodeBuild tells of what is gone without an error; the place notes it by one. */
class ProjectNotFound extends Error {
  override readonly name = 'ProjectNotFound';
}

async function noted(name: string, { detail }: Place): Promise<readonly []> {
  const missing = new ProjectNotFound(`build project ${name}`);
  await detail(() => Promise.reject(missing), { gone: [missing.name] });
  return [];
}

/** A build project, from BatchGetProjects. Its members are named as in CloudFormation, but for the first letter and a few. */
function buildProject(told: Project, region: string): Mapped {
  const { arn, tags = [], badge, projectVisibility, webhook, ...rest } = told;
  const { created: _created, lastModified: _lastModified, publicProjectAlias: _alias, ...set } = rest;
  return {
    type,
    ref: told.name ?? '',
    ...(arn === undefined ? {} : { arn }),
    region,
    tags: Object.fromEntries(
      tags.flatMap(({ key = '', value = '' }) => (key.startsWith('aws:') ? [] : [[key, value]])),
    ),
    properties: toldModel({
      ...(capitalised(set) as object),
      BadgeEnabled: badge?.badgeEnabled,
      Visibility: projectVisibility,
      Triggers: webhook && {
        Webhook: true,
        BuildType: webhook.buildType,
        FilterGroups: capitalised(webhook.filterGroups),
      },
    }),
    attributes: toldValues({ Arn: arn }),
    api: 'codebuild:BatchGetProjects',
  };
}

/** The same with keys that begin with a capital letter, however deep. */
function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key === 'buildspec' ? 'BuildSpec' : `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      capitalised(item),
    ]),
  );
}
