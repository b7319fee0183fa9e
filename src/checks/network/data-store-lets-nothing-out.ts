import { mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { securityGroups } from '../../inventory/views/security-groups.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { isDataStore } from './data-stores.ts';

const mend = 'Give the group one egress rule to 127.0.0.1/32, which takes the default rule away and leads nowhere.';
/** Blocks that lead nowhere, with which templates take the default rule away. */
const nowhere = ['127.0.0.1/32', '255.255.255.255/32', '::1/128'];

interface Egress {
  readonly rule: ValueMap;
  readonly owner: Resource;
  readonly at: string | undefined;
}

export const dataStoreLetsNothingOut = check({
  id: 'data-store-lets-nothing-out',
  title: 'every security group of a data store lets nothing out',
  why: 'A store answers questions and asks none; one that is taken over then has nowhere to send what it holds.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP02'],
  },
  needs: {
    subjects: ['AWS::EC2::SecurityGroup'],
    types: ['AWS::EC2::SecurityGroupEgress'],
    views: { groups: securityGroups, referrers: referrersOf },
  },
  judge(group, { views: { groups, referrers } }) {
    const certain = groups.certainCarriersOf(group).filter(isDataStore);
    const stores = certain.length > 0 ? certain : groups.carriersOf(group, isDataStore);
    if (stores.length === 0) return notApplicable('No data store among the resources that were collected carries it.');
    const inline = mapsAt(group.properties, 'SecurityGroupEgress').map(
      (rule, index): Egress => ({ rule, owner: group, at: `SecurityGroupEgress.${index}` }),
    );
    const flaw = flawIn([
      ...inline.map((egress) => () => leadsOut(egress)),
      (): Judgement | undefined => {
        const standing = referrers.all(group, 'AWS::EC2::SecurityGroupEgress', 'GroupId');
        const out = flawIn(standing.map((owner) => () => leadsOut({ rule: owner.properties, owner, at: undefined })));
        if (out || inline.length > 0 || 'api' in group.origin) return out;
        return standing.length > 0
          ? unknown('Has rules that stand alone only, and whether they take the default rule away is not known here.')
          : fail(
              `Lets ${stores.map(nameOf).join(', ')} reach everything: it states no egress rule, and AWS adds one to 0.0.0.0/0 then.`,
              mend,
              { seen: stores, wants: ['AWS::EC2::SecurityGroupEgress'] },
            );
      },
    ]);
    return flaw ?? pass(`Lets nothing out of ${stores.map(nameOf).join(', ')}.`, { seen: stores });
  },
});

function leadsOut({ rule, owner, at }: Egress): Judgement | undefined {
  const written = ['CidrIp', 'CidrIpv6'].flatMap((path) => stringAt(rule, path) ?? []);
  const block = written.find((one) => !nowhere.includes(one));
  const others = ['DestinationPrefixListId', 'DestinationSecurityGroupId'];
  if (written.length > 0 && block === undefined && others.every((path) => valueAt(rule, path) === undefined))
    return undefined;
  const by = at === undefined ? `, by ${nameOf(owner)}` : '';
  return fail(`Lets out to ${block ?? 'a group'}${by}.`, mend, {
    ...(at === undefined ? { seen: [owner] } : { at }),
    wants: [],
  });
}
