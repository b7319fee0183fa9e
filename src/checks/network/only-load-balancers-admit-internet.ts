import { nameOf, type Resource } from '../../inventory/resource.ts';
import { securityGroups } from '../../inventory/views/security-groups.ts';
import { ruleSources } from '../../reach/rule-sources.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { type Opening, openingsOf } from './openings.ts';
import { ownersBesides } from './open-to-internet.ts';

export const onlyLoadBalancersAdmitInternet = check({
  id: 'only-load-balancers-admit-internet',
  title: 'only load balancers admit the internet',
  why: 'Behind a load balancer a server needs to hear from nobody else; every other open door is one to guard.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  controls: {
    'Security Hub': ['EC2.18', 'EC2.19'],
    'AWS Config': ['VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS'],
    'Well-Architected (own mapping)': ['SEC05-BP02'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.20', 'A.8.21', 'A.8.22'],
    'PCI DSS 4.0.1': ['1.2.5', '1.2.8', '1.3.1'],
  },
  needs: {
    subjects: ['AWS::EC2::SecurityGroup'],
    types: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::PrefixList'],
    views: { groups: securityGroups, sources: ruleSources },
  },
  judge(group, { views: { groups, sources } }) {
    const rules = groups.ingressOf(group);
    const carriers = groups.certainCarriersOf(group);
    const balancers = carriers.filter(isBalancer);
    const others = carriers.filter((one) => !isBalancer(one) && !isInterfaceOf(balancers, one));
    const seen = ownersBesides(group, rules);
    let open = 0;
    const judgeOpening = ({ whom, from, to, by, at }: Opening): Judgement | undefined => {
      open += 1;
      const ports = from === to ? `port ${from}` : `ports ${from} to ${to}`;
      const where = at === undefined ? {} : { at };
      if (from !== to || (from !== 80 && from !== 443))
        return fail(`Admits ${whom} on ${ports}${by}.`, 'Admit the internet on ports 80 and 443 only.', {
          ...where,
          seen,
          wants: [],
        });
      if (others.length > 0)
        return fail(
          `Admits ${whom} on ${ports}${by}, and ${others.map(nameOf).join(', ')} carries it.`,
          "Admit the load balancer's security group instead.",
          { ...where, seen: [...seen, ...others], wants: [] },
        );
      return groups.carriersOf(group, () => true).length > 0
        ? undefined
        : unknown(
            `Admits ${whom} on ${ports}, and what carries the group is not among the resources that were collected.`,
            at,
          );
    };
    const flaw = flawIn(
      openingsOf(group, rules, sources).map((opening) => (): Judgement | undefined => {
        const found = opening();
        return found && judgeOpening(found);
      }),
    );
    if (flaw) return flaw;
    if (open === 0) return notApplicable('Admits no one from the internet.');
    return pass(`Admits the internet on ports 80 and 443 to ${carriers.map(nameOf).join(', ')} only.`, {
      seen: [...seen, ...carriers],
    });
  },
});

function isBalancer({ type }: Resource): boolean {
  return type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' || type === 'AWS::ElasticLoadBalancing::LoadBalancer';
}

/** An account tells a load balancer's own interfaces too. Source: the user guides of load balancers, on their network interfaces. */
function isInterfaceOf(balancers: readonly Resource[], { type, properties }: Resource): boolean {
  const names = balancers.flatMap(({ arn = '' }) => arn.split(':loadbalancer/')[1] ?? []);
  return type === 'AWS::EC2::NetworkInterface' && names.some((name) => properties['Description'] === `ELB ${name}`);
}
