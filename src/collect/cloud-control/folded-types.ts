/**
 * Types that only a template tells apart, by why an account has nothing of them that another type does not tell already. Told twice, one
 * resource would be judged twice, and a name would mean two of them.
 */
export const foldedTypes: Readonly<Record<string, string>> = {
  // Source: Amazon RDS API Reference, DescribeDBSubnetGroups: one operation and one kind of group for RDS, DocumentDB and Neptune.
  'AWS::DocDB::DBSubnetGroup': 'told as AWS::RDS::DBSubnetGroup, which the groups of DocumentDB are',
  'AWS::Neptune::DBSubnetGroup': 'told as AWS::RDS::DBSubnetGroup, which the groups of Neptune are',
  // Source: Amazon OpenSearch Service API Reference, ListDomainNames: one list, with the engine of each.
  'AWS::Elasticsearch::Domain': 'told as AWS::OpenSearchService::Domain, whose engine version says Elasticsearch',
  // Source: CloudFormation Template Reference, each type's page.
  'AWS::EC2::TransitGatewayAttachment':
    'told as AWS::EC2::TransitGatewayVpcAttachment: both are the attachment of a VPC',
  'AWS::Route53::RecordSetGroup': 'told as AWS::Route53::RecordSet, of which a group is made',
  'AWS::SNS::TopicInlinePolicy': 'told as AWS::SNS::TopicPolicy: a topic has one policy',
  'AWS::SQS::QueueInlinePolicy': 'told as AWS::SQS::QueuePolicy: a queue has one policy',
  'AWS::Serverless::Function': 'told as AWS::Lambda::Function, which a transform makes of it',
  // Its handlers would read secrets (secretsmanager:GetSecretValue).
  'AWS::SecretsManager::SecretTargetAttachment': 'written into the secret; what rotates names the secret itself',
  // Source: AWS Elemental MediaStore User Guide, "End of support notice".
  'AWS::MediaStore::Container': 'AWS ended the service on 2025-11-13, and its containers are gone',
};
