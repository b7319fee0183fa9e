import { numberAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { securityGroups } from '../../inventory/views/security-groups.ts';
import { ruleSources } from '../../reach/rule-sources.ts';
import { check, type Judgement } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { isDataStore } from './data-stores.ts';
import { judgeOpenPorts, mayAdmitInternet } from './open-to-internet.ts';

/** Ports that data stores listen on: SQL Server, Oracle, NFS, MySQL, PostgreSQL, Redshift, Redis, Neptune, Kafka, OpenSearch, Memcached, MongoDB. Source: each service's default. */
const ports = [1433, 1521, 2049, 3306, 5432, 5439, 6379, 8182, 9092, 9094, 9096, 9098, 9200, 11_211, 27_017];

export const securityGroupKeepsDataPortsClosed = check({
  id: 'security-group-keeps-data-ports-closed',
  title: 'every security group keeps the ports of data stores closed to the internet',
  why: 'Data stores are searched for all day, by machines that try every known weakness.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html',
  controls: {
    'Security Hub': ['EC2.19'],
    'AWS Config': ['RESTRICTED_INCOMING_TRAFFIC'],
    'Well-Architected': ['SEC05-BP03'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.20', 'A.8.21', 'A.8.22'],
    HIPAA: ['164.308(a)(3)(i)', '164.308(a)(3)(ii)(B)'],
  },
  needs: {
    subjects: ['AWS::EC2::SecurityGroup'],
    types: ['AWS::EC2::SecurityGroupIngress', 'AWS::EC2::PrefixList'],
    views: { groups: securityGroups, sources: ruleSources },
  },
  judge(group, { views }) {
    const judgeOpen = (some: readonly number[]): Judgement =>
      judgeOpenPorts(group, some, views, {
        closed: 'Admits the internet to no port of a data store.',
        mend: 'Name the security group of the service that may ask as SourceSecurityGroupId.',
      });
    // A store that carries the group and listens elsewhere is still a store.
    const own = views.groups
      .certainCarriersOf(group)
      .filter(isDataStore)
      .map((store) => (): Judgement => judgeOpen(portOf(store)));
    const others = (): Judgement | undefined => {
      if (!mayAdmitInternet(group, views)) return undefined;
      return judgeOpen(views.groups.carriersOf(group, isDataStore).flatMap(portOf));
    };
    return flawIn([() => judgeOpen(ports), ...own, others]) ?? judgeOpen(ports);
  },
});

function portOf({ properties }: Resource): readonly number[] {
  return [numberAt(properties, 'Port') ?? []].flat();
}
