import type { Component } from '../../inventory/architecture.ts';
import { membersOf, whyNothing } from '../../inventory/component.ts';
import type { Resource } from '../../inventory/resource.ts';
import { existing } from '../../inventory/views/referrers.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, type View } from '../check.ts';
import { settled } from '../flaw.ts';
import { isGlobal, regionsOf, workloadTypes } from './workload.ts';

export const componentExistsInEveryRegion = check({
  id: 'component-exists-in-every-region',
  title: 'every component exists in every region',
  why: 'A region can only take over what runs in it; the one part that was left out stops all the others.',
  source:
    'https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html',
  controls: { 'Well-Architected': ['REL10-BP01'] },
  needs: { subjects: workloadTypes },
  judgeWhole(view) {
    const { architecture } = view;
    const whole = (judgement: Judgement) => [{ name: architecture.title, judgement }];
    const components = Object.entries(architecture.components);
    if (components.length === 0) return whole(notApplicable('No components are declared.'));
    const regions = [...new Set(architecture.regions.map(({ code }) => code))];
    if (regions.length < 2) {
      const observed = regions.length === 0 ? 'No region is' : `Only the region ${regions.join()} is`;
      return whole(
        fail(
          `${observed} declared, so no component exists in a second.`,
          'Declare a second region in architecture.yaml, and deploy the stacks there.',
          { wants: [] },
        ),
      );
    }
    return components.map(([name, component]) => ({
      name,
      judgement: settled(() => judgeComponent(component, regions, view)),
    }));
  },
});

function judgeComponent(component: Component, regions: readonly string[], { inventory }: View): Judgement {
  const members = membersOf(inventory, component);
  if (members.length === 0)
    return unknown(`The component is declared, and nothing of it was found.${whyNothing(component, inventory)}`);
  const workload = members.filter(({ type }) => workloadTypes.includes(type));
  if (workload.length === 0) {
    const types = [...new Set(members.map(({ type }) => type))].join(', ');
    return notApplicable(
      members.every(isGlobal)
        ? `Belongs to no region (${types}).`
        : `Holds nothing that serves or stores in a region (${types}).`,
    );
  }
  // Functions beside other things are their glue, such as a promotion that only the failover region needs.
  const functions = workload.filter(({ type }) => type === 'AWS::Lambda::Function');
  const judged = functions.length === workload.length ? functions : workload.filter((one) => !functions.includes(one));
  const needed = [...new Set(judged.map(({ type }) => type))];
  const missing = regions.flatMap((region) =>
    needed.flatMap((type) => {
      const ofType = judged.filter((one) => one.type === type);
      const here = ofType.filter((one) => regionsOf(one).includes(region));
      if (here.some(isCertain)) return [];
      // A type that may not exist at all is not missing for certain.
      return [{ region, type, doubtful: here[0] ?? (ofType.some(isCertain) ? undefined : ofType[0]) }];
    }),
  );
  const lacking = missing.filter(({ doubtful }) => doubtful === undefined);
  const [first] = lacking;
  if (first)
    return fail(
      `Is missing ${lacking.map(({ type, region }) => `${type} in ${region}`).join(', ')}.`,
      `Deploy the stack with the component's ${first.type} to ${first.region} too.`,
      { seen: judged, wants: lacking.map(({ type }) => type) },
    );
  const doubtful = missing[0]?.doubtful;
  if (doubtful) existing(doubtful);
  return pass(`Exists in ${regions.join(', ')}, with ${needed.join(', ')} in each.`, { seen: judged });
}

function isCertain({ existence }: Resource): boolean {
  return existence === undefined;
}
