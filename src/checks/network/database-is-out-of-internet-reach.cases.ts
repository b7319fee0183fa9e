import { changed, resourcesOf, route, shop, to } from '../../reach/sample-network.ts';
import { type Case, unseen } from '../case.ts';

const mend =
  'Close one of these hops: the public address, the route, the entry of the network ACL, the rule of the security group, or the load balancer.';
const rule = { IpProtocol: 'tcp', FromPort: '3306', ToPort: '3306' };
const open = {
  ...changed(changed(shop, 'DataGroup', { SecurityGroupIngress: [{ ...rule, CidrIp: '0.0.0.0/0' }] }), 'Database', {
    PubliclyAccessible: true,
  }),
  DataRoute: route('Data', '0.0.0.0/0', { GatewayId: to('Gateway') }),
};

export const cases: readonly Case[] = [
  {
    name: 'a private database',
    records: resourcesOf(shop),
    says: {
      verdict: 'pass',
      message:
        'No way leads there from the internet: Database (shop.yaml:1) has no public address: PubliclyAccessible is false.',
    },
  },
  {
    name: 'all of address, route and rule are open, the port as text',
    records: resourcesOf(open),
    says: {
      verdict: 'fail',
      message:
        'The internet reaches it on tcp 3306: VPC Vpc has an internet gateway by Attachment (shop.yaml:1); Database (shop.yaml:1) has a public address: PubliclyAccessible is true; for answers, route table DataTable (shop.yaml:1) sends anywhere (0.0.0.0/0) to Gateway by DataRoute (shop.yaml:1); security group DataGroup admits tcp 3306 from 0.0.0.0/0 by DataGroup (shop.yaml:1).',
      mend,
    },
  },
  {
    name: 'public by its flag, and held back by its security group alone',
    records: resourcesOf(changed(open, 'DataGroup', { SecurityGroupIngress: [] })),
    says: {
      verdict: 'pass',
      message:
        'No way leads there from the internet: no rule of security group DataGroup (shop.yaml:1) admits tcp 3306 from anywhere (0.0.0.0/0).',
    },
  },
  {
    name: 'open but for a rule whose block is a parameter without a value',
    records: resourcesOf(
      changed(open, 'DataGroup', {
        SecurityGroupIngress: [{ ...rule, CidrIp: unseen('no value was given for parameter Allowed', 'Allowed') }],
      }),
    ),
    says: {
      verdict: 'unknown',
      message: 'DataGroup.SecurityGroupIngress.0.CidrIp: no value was given for parameter Allowed.',
    },
  },
  {
    name: 'no database',
    records: resourcesOf({ Vpc: shop['Vpc'] ?? ['', {}] }),
    says: {
      verdict: 'not-applicable',
      message:
        'There is no AWS::DAX::Cluster, AWS::DocDB::DBCluster, AWS::ElastiCache::CacheCluster, AWS::ElastiCache::ReplicationGroup, AWS::ElastiCache::ServerlessCache, AWS::MemoryDB::Cluster, AWS::Neptune::DBCluster, AWS::RDS::DBCluster, AWS::RDS::DBInstance, AWS::Redshift::Cluster, AWS::RedshiftServerless::Workgroup.',
    },
  },
];
