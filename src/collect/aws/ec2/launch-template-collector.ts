import {
  DescribeLaunchTemplateVersionsCommand,
  type LaunchTemplate,
  type LaunchTemplateVersion,
  paginateDescribeLaunchTemplates,
  paginateDescribeLaunchTemplateVersions,
} from '@aws-sdk/client-ec2';
import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { unseen } from '../../../inventory/value.ts';
import { everyAutoScalingGroup, isOfNodegroup } from '../auto-scaling/every-auto-scaling-group.ts';
import type { Collector, Detail, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { launchTemplate } from './launch-template.ts';
import { versionsInUse } from './launch-template-versions-in-use.ts';

const types = ['AWS::EC2::LaunchTemplate'];
/** The most a page may have. Source: API_DescribeLaunchTemplateVersions, MaxResults. */
const pageSize = 200;

/** All launch templates but the copies that EKS makes for its node groups, which nobody declares. */
export const launchTemplateCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { ec2 } = place.clients;
    const templates = await place.listed(types, () =>
      everyPage(paginateDescribeLaunchTemplates({ client: ec2, pageSize }, {}), (page) => page.LaunchTemplates),
    );
    const declared = (templates ?? []).filter((template) => !isOfNodegroup(template));
    if (declared.length === 0) return [];
    // One call for all templates; other versions are asked for one by one.
    const ends = await place.detail(() =>
      everyPage(
        paginateDescribeLaunchTemplateVersions({ client: ec2, pageSize }, { Versions: ['$Latest', '$Default'] }),
        (page) => page.LaunchTemplateVersions,
      ),
    );
    const groups = await place.detail(() => everyAutoScalingGroup(place));
    const { account, partition, region } = place;
    return stillThere(declared, 4, async (template) => [
      launchTemplate(template, { account, partition, region, version: await versionOf(place, template, ends, groups) }),
    ]);
  },
};

async function versionOf(
  place: Place,
  template: LaunchTemplate,
  ends: Detail<readonly LaunchTemplateVersion[]>,
  groups: Detail<readonly AutoScalingGroup[]>,
): Promise<Detail<LaunchTemplateVersion>> {
  const single = template.LatestVersionNumber === 1;
  if (groups.kind === 'unseen' && !single) return groups;
  const [used, ...others] = versionsInUse(template, groups.kind === 'told' ? groups.answer : []);
  if (used === undefined) return { kind: 'absent' };
  if (others.length > 0) {
    const each = [used, ...others].map(({ number, by }) => `${number} (${by.join(', ')})`);
    return {
      kind: 'unseen',
      value: unseen(`Auto Scaling groups start instances by its versions ${each.join(' and ')}`),
    };
  }
  if (ends.kind === 'unseen') return ends;
  const known = ends.kind === 'told' ? ends.answer : [];
  const found = known.find(
    ({ LaunchTemplateId, VersionNumber }) =>
      LaunchTemplateId === template.LaunchTemplateId && VersionNumber === used.number,
  );
  return found ? { kind: 'told', answer: found } : asked(place, template, used.number);
}

async function asked(
  place: Place,
  { LaunchTemplateId }: LaunchTemplate,
  number: number,
): Promise<Detail<LaunchTemplateVersion>> {
  const answer = await place.detail(
    () =>
      place.clients.ec2.send(
        new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [String(number)] }),
      ),
    { gone: ['InvalidLaunchTemplateId.NotFound'] },
  );
  if (answer.kind !== 'told') return answer;
  const [version] = answer.answer.LaunchTemplateVersions ?? [];
  return version === undefined
    ? { kind: 'unseen', value: unseen(`its version ${number}, which an Auto Scaling group names, is not told`) }
    : { kind: 'told', answer: version };
}
