/** What a list is asked for, one after another: the resources of a type by their identifiers, or all values there are. */
export type Holders =
  | { readonly property: string; readonly type: string }
  | { readonly property: string; readonly values: readonly string[] };

/** What the list of a type is asked for; undefined where it is asked as a whole. */
export function holdersOf(type: string): Holders | undefined {
  return holders[type];
}

// Source: the schemas' `handlers.list.handlerSchema`. The holder's identifier is the property's value in all of them.
const holders: Readonly<Record<string, Holders>> = {
  'AWS::ApiGateway::Stage': { property: 'RestApiId', type: 'AWS::ApiGateway::RestApi' },
  'AWS::ApiGatewayV2::Integration': { property: 'ApiId', type: 'AWS::ApiGatewayV2::Api' },
  'AWS::ApiGatewayV2::Stage': { property: 'ApiId', type: 'AWS::ApiGatewayV2::Api' },
  'AWS::EC2::TransitGatewayRoute': transitRoutes(),
  'AWS::EC2::TransitGatewayRouteTableAssociation': transitRoutes(),
  'AWS::EC2::TransitGatewayRouteTablePropagation': transitRoutes(),
  'AWS::EC2::VPCCidrBlock': { property: 'VpcId', type: 'AWS::EC2::VPC' },
  'AWS::EFS::MountTarget': { property: 'FileSystemId', type: 'AWS::EFS::FileSystem' },
  'AWS::EKS::FargateProfile': { property: 'ClusterName', type: 'AWS::EKS::Cluster' },
  // Not demanded by the schema; without it the policies of the default bus alone might be told.
  'AWS::Events::EventBusPolicy': { property: 'EventBusName', type: 'AWS::Events::EventBus' },
  'AWS::MSK::ClusterPolicy': { property: 'ClusterArn', type: 'AWS::MSK::Cluster' },
  'AWS::OpenSearchServerless::AccessPolicy': { property: 'Type', values: ['data'] },
  'AWS::S3Tables::Table': { property: 'TableBucketARN', type: 'AWS::S3Tables::TableBucket' },
  'AWS::S3Tables::TablePolicy': { property: 'TableBucketARN', type: 'AWS::S3Tables::TableBucket' },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    property: 'ServiceNamespace',
    // Source: Application Auto Scaling API Reference, DescribeScalingPolicies, ServiceNamespace.
    values: [
      'appstream',
      'cassandra',
      'comprehend',
      'custom-resource',
      'dynamodb',
      'ec2',
      'ecs',
      'elasticache',
      'elasticmapreduce',
      'kafka',
      'lambda',
      'neptune',
      'rds',
      'sagemaker',
      'workspaces',
    ],
  },
};

function transitRoutes(): Holders {
  return { property: 'TransitGatewayRouteTableId', type: 'AWS::EC2::TransitGatewayRouteTable' };
}
