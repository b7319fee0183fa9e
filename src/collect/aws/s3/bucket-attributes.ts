/** What GetAtt returns for a bucket. Source: CloudFormation, "AWS::S3::Bucket", return values; general reference, "Amazon S3 endpoints". */
export function bucketAttributes(name: string, region: string, partition: string): Readonly<Record<string, string>> {
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const separator = dashed.has(region) ? '-' : '.';
  return {
    Arn: `arn:${partition}:s3:::${name}`,
    DomainName: `${name}.s3.${suffix}`,
    DualStackDomainName: `${name}.s3.dualstack.${region}.${suffix}`,
    RegionalDomainName: `${name}.s3.${region}.${suffix}`,
    WebsiteURL: `http://${name}.s3-website${separator}${region}.${suffix}`,
  };
}

/** The regions that had websites before 2014; all others have a dot. Source: general reference, "Amazon S3 website endpoints". */
const dashed = new Set([
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
  'us-east-1',
  'us-gov-west-1',
  'us-west-1',
  'us-west-2',
]);
