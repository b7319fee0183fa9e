import { BatchGetProjectsCommand, paginateListProjects, type Project } from '@aws-sdk/client-codebuild';
import type { Collector, Mapped } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { inParallel } from '../../aws/in-parallel.ts';
import { toldValues } from '../../aws/told-values.ts';
import { toldModel } from '../told-model.ts';

const type = 'AWS::CodeBuild::Project';
/** Source: AWS CodeBuild API Reference, BatchGetProjects: up to 100 names. */
const batch = 100;

/** Build projects, which Cloud Control does not know. */
export const buildProjectCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect({ clients, listed, region }) {
    const { codeBuild: client } = clients;
    const names =
      (await listed([type], () => everyPage(paginateListProjects({ client }, {}), ({ projects }) => projects))) ?? [];
    const batches = Array.from({ length: Math.ceil(names.length / batch) }, (_, index) =>
      names.slice(index * batch, (index + 1) * batch),
    );
    const told = await inParallel(batches, 4, (some) =>
      listed([type], () => client.send(new BatchGetProjectsCommand({ names: [...some] }))),
    );
    return told.flatMap((answer) => answer?.projects ?? []).map((project) => buildProject(project, region));
  },
};

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
