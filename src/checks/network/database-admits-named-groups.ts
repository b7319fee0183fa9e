import { listAt } from '../../inventory/read.ts';
import { nameOf, originText, type Resource } from '../../inventory/resource.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { namesGroup, securityGroups } from '../../inventory/views/security-groups.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const databaseAdmitsNamedGroups = check({
  id: 'database-admits-named-groups',
  title: 'every database admits only named security groups',
  why: 'Addresses come and go with instances; a group says which service may ask.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP02'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
    views: { groups: securityGroups, databases: databasesOf },
  },
  judge(database, view) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which carries the security groups.');
    const path = database.type === 'AWS::RDS::DBInstance' ? 'VPCSecurityGroups' : 'VpcSecurityGroupIds';
    const own = listAt(database.properties, path);
    if (own.length === 0) return unknown("Names no security group, so that the VPC's default group decides.");
    const groups = own.map((value, index) => view.resolve(value, `${path}.${index}`));
    const rules = groups.flatMap((group) => view.views.groups.ingressOf(group));
    const flaw = flawIn(
      rules.map((rule) => (): Judgement | undefined => {
        if (namesGroup(rule)) return undefined;
        return fail(
          `Admits addresses instead of a group, by ${nameOf(rule.owner)} (${originText(rule.owner.origin)}).`,
          'Name the security group of the service that may ask as SourceSecurityGroupId.',
          { at: path, seen: [...groups, rule.owner], wants: [] },
        );
      }),
    );
    return (
      flaw ??
      pass(
        `Admits named groups only, in ${rules.length} rule${rules.length === 1 ? '' : 's'} of ${groups.map(nameOf).join(', ')}.`,
        { seen: [...groups, ...owners(rules)] },
      )
    );
  },
});

function owners(rules: readonly { readonly owner: Resource }[]): readonly Resource[] {
  return [...new Set(rules.map(({ owner }) => owner))];
}
