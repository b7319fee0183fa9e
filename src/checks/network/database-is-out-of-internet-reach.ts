import { reachabilityOf } from '../../reach/reachability.ts';
import { check } from '../check.ts';
import { judgeInternetPath } from './internet-path.ts';

export const databaseIsOutOfInternetReach = check({
  id: 'database-is-out-of-internet-reach',
  title: 'no path leads from the internet to any database',
  why: 'A public address, a route, a network ACL, a security group and a load balancer each look harmless alone: only all of them together say whether a way is open.',
  source: 'https://docs.aws.amazon.com/vpc/latest/reachability/how-reachability-analyzer-works.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP01', 'SEC05-BP02'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.20', 'A.8.22'],
    'PCI DSS 4.0.1': ['1.3.1', '1.4.4'],
  },
  needs: {
    subjects: [
      'AWS::DAX::Cluster',
      'AWS::DocDB::DBCluster',
      'AWS::ElastiCache::CacheCluster',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::ElastiCache::ServerlessCache',
      'AWS::MemoryDB::Cluster',
      'AWS::Neptune::DBCluster',
      'AWS::RDS::DBCluster',
      'AWS::RDS::DBInstance',
      'AWS::Redshift::Cluster',
      'AWS::RedshiftServerless::Workgroup',
    ],
    views: { reach: reachabilityOf },
  },
  judge: (database, { views: { reach } }) => judgeInternetPath(database, reach),
});
