import { writtenAt } from '../../inventory/read.ts';
import { nameOf, originText } from '../../inventory/resource.ts';
import { blockOf, isInternet, portsOf, securityGroups } from '../../inventory/views/security-groups.ts';
import type { Value } from '../../inventory/value.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const securityGroupNamesItsSources = check({
  id: 'security-group-names-its-sources',
  title: 'every security group names its sources',
  why: 'A rule for a whole network on all ports admits whatever lands in that network next.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP02'],
  },
  needs: {
    subjects: ['AWS::EC2::SecurityGroup'],
    types: ['AWS::EC2::SecurityGroupIngress'],
    views: { groups: securityGroups },
  },
  judge(group, { views: { groups } }) {
    const rules = groups.ingressOf(group);
    if (rules.length === 0) return notApplicable('Admits no one.');
    const seen = rules.map(({ owner }) => owner).filter((owner) => owner !== group);
    const flaw = flawIn(
      rules.map((rule) => (): Judgement | undefined => {
        const block = blockOf(rule);
        if (block === undefined && !namesAnySource(rule.rule))
          return unknown(`${rule.path || nameOf(rule.owner)} names no source, so whom it admits is not said.`);
        if (block === undefined || isInternet(block)) return undefined;
        const { from, to } = portsOf(rule);
        if (to - from < 65_535) return undefined;
        const stated =
          rule.owner === group ? '' : ` (stated by ${nameOf(rule.owner)}, ${originText(rule.owner.origin)})`;
        return fail(
          `Admits all of ${block} on all ports${stated}.`,
          'Name the ports, and the security group they are for.',
          { ...(rule.owner === group ? { at: rule.path } : {}), seen },
        );
      }),
    );
    return flaw ?? pass(`Names what it admits in ${rules.length} rule${rules.length === 1 ? '' : 's'}.`, { seen });
  },
});

/** Whether a rule without a block names something else, seen or not. Throws UnseenInput when that hangs on an open question. */
function namesAnySource(rule: Value): boolean {
  return ['SourceSecurityGroupId', 'SourceSecurityGroupName', 'SourcePrefixListId'].some(
    (path) => writtenAt(rule, path) !== undefined,
  );
}
