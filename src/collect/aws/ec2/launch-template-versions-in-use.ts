import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { LaunchTemplate } from '@aws-sdk/client-ec2';

/** A version that is in use, and by whom: names of Auto Scaling groups. */
interface VersionInUse {
  readonly number: number;
  readonly by: readonly string[];
}

/**
 * Which versions of a launch template Auto Scaling groups start instances by. Where none does, the latest one, which is what was
 * declared last: node groups start theirs by a copy that EKS makes.
 */
export function versionsInUse(template: LaunchTemplate, groups: readonly AutoScalingGroup[]): readonly VersionInUse[] {
  const uses = groups.flatMap((group) =>
    specificationsOf(group)
      .filter((one) => names(one, template))
      .map(({ Version }) => ({ number: numberOf(Version, template), by: group.AutoScalingGroupName ?? '' })),
  );
  if (uses.length === 0) return [{ number: template.LatestVersionNumber ?? 1, by: [] }];
  return [...Map.groupBy(uses, ({ number }) => number)].map(([number, users]) => ({
    number,
    by: [...new Set(users.map(({ by }) => by))],
  }));
}

type Specification = NonNullable<AutoScalingGroup['LaunchTemplate']>;

function specificationsOf({ LaunchTemplate, MixedInstancesPolicy }: AutoScalingGroup): readonly Specification[] {
  const mixed = MixedInstancesPolicy?.LaunchTemplate;
  return [
    LaunchTemplate,
    mixed?.LaunchTemplateSpecification,
    ...(mixed?.Overrides ?? []).map(({ LaunchTemplateSpecification }) => LaunchTemplateSpecification),
  ].filter((one) => one !== undefined);
}

function names({ LaunchTemplateId, LaunchTemplateName }: Specification, template: LaunchTemplate): boolean {
  return LaunchTemplateId === undefined
    ? LaunchTemplateName === template.LaunchTemplateName
    : LaunchTemplateId === template.LaunchTemplateId;
}

/** The default version where none is named. Source: API_LaunchTemplateSpecification of Auto Scaling, Version. */
function numberOf(version: string | undefined, template: LaunchTemplate): number {
  if (version === '$Latest') return template.LatestVersionNumber ?? 1;
  if (version === undefined || version === '' || version === '$Default') return template.DefaultVersionNumber ?? 1;
  return Number(version);
}
