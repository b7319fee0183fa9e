/** Where a type's record says how it stands in the network. Source: each type's page in the CloudFormation reference. */
export interface Shape {
  /** The path of its subnets, or of the subnet group that lists them. */
  readonly subnets: { readonly path: string } | { readonly group: string };
  readonly groups: string;
  /** The path that gives it a public address, and the values that do; without it there is none. */
  readonly publicly?: { readonly path: string; readonly when: RegExp };
  /** The path of its port, and what it listens on when that is not set. */
  readonly port?: string;
  readonly ports?: readonly number[];
  /** The path without which it has no place in a VPC. */
  readonly within?: string;
  /** True for what only asks and takes no connections. */
  readonly isDeaf?: boolean;
}

const ids = { path: 'SubnetIds' };
const byDatabaseGroup = { group: 'DBSubnetGroupName' };
const isTrue = /^(?:true|yes|on)$/iu;

/** Types that keep data, whose shape says everything; relational instances are read in their own way. */
const dataStores: Readonly<Record<string, Shape>> = {
  'AWS::AmazonMQ::Broker': {
    subnets: ids,
    groups: 'SecurityGroups',
    publicly: { path: 'PubliclyAccessible', when: isTrue },
    ports: [5671, 8883, 61_614, 61_617, 61_619],
  },
  'AWS::DAX::Cluster': { subnets: { group: 'SubnetGroupName' }, groups: 'SecurityGroupIds', ports: [8111, 9111] },
  'AWS::DocDB::DBCluster': { subnets: byDatabaseGroup, groups: 'VpcSecurityGroupIds', port: 'Port', ports: [27_017] },
  'AWS::EFS::MountTarget': { subnets: { path: 'SubnetId' }, groups: 'SecurityGroups', ports: [2049] },
  'AWS::ElastiCache::CacheCluster': {
    subnets: { group: 'CacheSubnetGroupName' },
    groups: 'VpcSecurityGroupIds',
    port: 'Port',
    ports: [6379, 11_211],
  },
  'AWS::ElastiCache::ReplicationGroup': {
    subnets: { group: 'CacheSubnetGroupName' },
    groups: 'SecurityGroupIds',
    port: 'Port',
    ports: [6379],
  },
  'AWS::ElastiCache::ServerlessCache': { subnets: ids, groups: 'SecurityGroupIds', ports: [6379, 6380, 11_211] },
  'AWS::MSK::Cluster': {
    subnets: { path: 'BrokerNodeGroupInfo.ClientSubnets' },
    groups: 'BrokerNodeGroupInfo.SecurityGroups',
    publicly: { path: 'BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type', when: /^SERVICE_PROVIDED_EIPS$/u },
    ports: [9092, 9094, 9096, 9098, 9194, 9196, 9198],
  },
  'AWS::MemoryDB::Cluster': {
    subnets: { group: 'SubnetGroupName' },
    groups: 'SecurityGroupIds',
    port: 'Port',
    ports: [6379],
  },
  'AWS::Neptune::DBCluster': { subnets: byDatabaseGroup, groups: 'VpcSecurityGroupIds', port: 'DBPort', ports: [8182] },
  'AWS::Redshift::Cluster': {
    subnets: { group: 'ClusterSubnetGroupName' },
    groups: 'VpcSecurityGroupIds',
    publicly: { path: 'PubliclyAccessible', when: isTrue },
    port: 'Port',
    ports: [5439],
  },
  'AWS::RedshiftServerless::Workgroup': {
    subnets: ids,
    groups: 'SecurityGroupIds',
    publicly: { path: 'PubliclyAccessible', when: isTrue },
    port: 'Port',
    ports: [5439],
  },
};

const searchDomain: Shape = {
  subnets: { path: 'VPCOptions.SubnetIds' },
  groups: 'VPCOptions.SecurityGroupIds',
  ports: [80, 443],
};
const searchDomains = { 'AWS::OpenSearchService::Domain': searchDomain, 'AWS::Elasticsearch::Domain': searchDomain };

/** Types that run code or pass requests on. */
const workloads: Readonly<Record<string, Shape>> = {
  'AWS::AppRunner::VpcConnector': { subnets: { path: 'Subnets' }, groups: 'SecurityGroups', isDeaf: true },
  'AWS::Batch::ComputeEnvironment': {
    subnets: { path: 'ComputeResources.Subnets' },
    groups: 'ComputeResources.SecurityGroupIds',
    within: 'ComputeResources',
  },
  'AWS::CodeBuild::Project': {
    subnets: { path: 'VpcConfig.Subnets' },
    groups: 'VpcConfig.SecurityGroupIds',
    within: 'VpcConfig',
    isDeaf: true,
  },
  'AWS::EC2::VPCEndpoint': { subnets: ids, groups: 'SecurityGroupIds', ports: [443] },
  'AWS::ECS::Service': {
    subnets: { path: 'NetworkConfiguration.AwsvpcConfiguration.Subnets' },
    groups: 'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups',
    publicly: { path: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp', when: /^ENABLED$/u },
  },
  'AWS::Lambda::Function': {
    subnets: { path: 'VpcConfig.SubnetIds' },
    groups: 'VpcConfig.SecurityGroupIds',
    within: 'VpcConfig',
    isDeaf: true,
  },
  'AWS::MWAA::Environment': {
    subnets: { path: 'NetworkConfiguration.SubnetIds' },
    groups: 'NetworkConfiguration.SecurityGroupIds',
    ports: [443],
  },
  'AWS::RDS::DBProxy': {
    subnets: { path: 'VpcSubnetIds' },
    groups: 'VpcSecurityGroupIds',
    ports: [1433, 3306, 5432],
  },
  'AWS::SageMaker::NotebookInstance': {
    subnets: { path: 'SubnetId' },
    groups: 'SecurityGroupIds',
    within: 'SubnetId',
    isDeaf: true,
  },
};

export const shapes: Readonly<Record<string, Shape>> = { ...dataStores, ...searchDomains, ...workloads };

/** Every type of data store that reachability knows. */
export const dataStoreTypes: readonly string[] = [
  ...Object.keys(dataStores),
  ...Object.keys(searchDomains),
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
].toSorted();

/** Every type that talks over the network, data stores among them. */
export const endpointTypes: readonly string[] = [
  ...dataStoreTypes,
  ...Object.keys(workloads),
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::Instance',
  'AWS::EKS::Cluster',
  'AWS::EKS::FargateProfile',
  'AWS::EKS::Nodegroup',
  'AWS::ElasticLoadBalancing::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
].toSorted();
