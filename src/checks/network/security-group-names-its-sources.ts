import { stringAt, writtenAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { securityGroups } from '../../inventory/views/security-groups.ts';
import type { Value } from '../../inventory/value.ts';
import { ruleSources } from '../../reach/rule-sources.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { statedBy, trafficOf } from './open-to-internet.ts';

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
    types: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::PrefixList'],
    views: { groups: securityGroups, sources: ruleSources },
  },
  judge(group, { views: { groups, sources } }) {
    const rules = groups.ingressOf(group);
    if (rules.length === 0) return notApplicable('Admits no one.');
    const seen = rules.map(({ owner }) => owner).filter((owner) => owner !== group);
    const flaw = flawIn(
      rules.map((rule) => (): Judgement | undefined => {
        const hasBlock = ['CidrIp', 'CidrIpv6'].some((path) => stringAt(rule.rule, path) !== undefined);
        if (!hasBlock && !namesAnySource(rule.rule))
          return unknown(`${rule.path || nameOf(rule.owner)} names no source, so whom it admits is not said.`);
        const source = hasBlock ? sources.sourceOf(rule) : undefined;
        if (source === undefined || source.isInternet) return undefined;
        const { from, to } = trafficOf(rule);
        if (to - from < 65_535) return undefined;
        return fail(
          `Admits all of ${source.text} on all ports${statedBy(rule, group)}.`,
          'Name the ports, and the security group they are for.',
          { ...(rule.owner === group ? { at: rule.path } : {}), seen, wants: [] },
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
