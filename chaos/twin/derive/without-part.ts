/** Why resources of a type have no part in the twin, by the start of the type's name; the first that fits. */
const reasons: readonly (readonly [start: RegExp, reason: string])[] = [
  [
    /^AWS::EC2::(?:NatGateway|EIP|InternetGateway|VPCGatewayAttachment|EgressOnlyInternetGateway|TransitGateway|VPCEndpoint|VPCPeering|VPN|CustomerGateway)/u,
    'nothing leaves the twin, so no way out is built',
  ],
  [
    /^AWS::EC2::(?:Subnet|VPC|Route|NetworkAcl|SecurityGroup|FlowLog|DHCPOptions|PrefixList|NetworkInterface)|^Kubernetes::networking/u,
    'every process reaches every other; who may reach whom is judged on the template (kind path)',
  ],
  [
    /^AWS::IAM::|^AWS::EKS::(?:AccessEntry|PodIdentity)|^Kubernetes::rbac|^Kubernetes::core::ServiceAccount/u,
    'nobody is asked for permission; that is judged on the template (kind iam)',
  ],
  [
    /^AWS::(?:KMS|SecretsManager|CertificateManager|ACMPCA)::/u,
    'keys, secrets and certificates are replaced by some of its own, made for the run',
  ],
  [/^AWS::(?:WAF|WAFv2|WAFRegional|Shield|FMS|NetworkFirewall)::/u, 'no request is filtered'],
  [
    /^AWS::(?:CloudWatch|Logs|CloudTrail|XRay|Synthetics|Config|GuardDuty|SecurityHub|Macie|Inspector|AccessAnalyzer|SNS|Chatbot)::/u,
    'nothing is watched by AWS in the twin; the run records its own events',
  ],
  [/^AWS::(?:Budgets|CE|CUR)::/u, 'nothing in the twin costs anything'],
  [/^AWS::(?:ElastiCache|MemoryDB|DAX)::/u, 'no cache is run; every read reaches its database, as with a cold cache'],
  [
    /^AWS::(?:AutoScaling::(?:ScalingPolicy|ScheduledAction|WarmPool)|ApplicationAutoScaling)|^Kubernetes::(?:autoscaling|keda)/u,
    'nothing scales; as many servers run as are kept in any case',
  ],
  [/^AWS::AutoScaling::/u, 'no server of the twin is made by it'],
  [
    /^AWS::EC2::(?:LaunchTemplate|KeyPair|Volume|PlacementGroup)|^AWS::AutoScaling::LaunchConfiguration|^AWS::ECS::TaskDefinition/u,
    'what runs is named under services in architecture.yaml, else a plain answer',
  ],
  [/^AWS::EC2::Instance$/u, 'no target group sends it anything'],
  [
    /^AWS::(?:EKS|ECS)::|^Kubernetes::(?:core::(?:Namespace|Node|ResourceQuota|LimitRange)|policy)/u,
    'pods and tasks stay where they are: nothing schedules them anew when a node is gone',
  ],
  [
    /^Kubernetes::core::(?:Service|Endpoints)$|^Kubernetes::discovery/u,
    'names inside a cluster are not answered; servers are reached through their load balancer',
  ],
  [/^Kubernetes::batch::/u, 'it runs to an end and serves nothing'],
  [
    /^Kubernetes::core::(?:ConfigMap|Secret)$/u,
    'of settings, only the addresses of databases and load balancers are passed on',
  ],
  [
    /^AWS::ElasticLoadBalancingV2::(?:TargetGroup|ListenerRule|Listener|ListenerCertificate)/u,
    'no load balancer of the twin leads to it',
  ],
  [/^AWS::ElasticLoadBalancing::/u, 'a Classic Load Balancer has no part of its own yet'],
  [
    /^AWS::(?:Lambda|Events|Scheduler|StepFunctions|SQS|SSM)::/u,
    'what AWS starts upon an event is not run; the experiment decides when a replica is promoted',
  ],
  [/^AWS::RDS::DB(?:Instance|Cluster)$|^AWS::RDS::GlobalCluster/u, 'it belongs to a database that has no part'],
  [/^AWS::RDS::/u, 'of the settings of databases, only zones, version and replication are followed'],
  [
    /^AWS::(?:DocDB|Neptune|Redshift|DynamoDB|OpenSearchService|Elasticsearch|MSK|Kinesis|EFS|FSx|AmazonMQ|Timestream|QLDB|Cassandra)::/u,
    'no server for it comes with npm packages; of data stores, PostgreSQL and buckets alone are run',
  ],
  [/^AWS::S3::Bucket$/u, 'no request reads it and nothing copies it: it keeps logs or the like'],
  [/^AWS::S3::/u, 'who may read a bucket is judged on the template (kind iam)'],
  [
    /^AWS::CloudFront::Function$/u,
    'functions at the edge are not run, so that an origin is asked for the path as it came',
  ],
  [/^AWS::CloudFront::/u, 'of a distribution, only origins, their failover and the paths to them are followed'],
  [/^AWS::Route53::HealthCheck$/u, 'no record of the twin hangs on it'],
  [/^AWS::Route53::/u, 'zones are answered by one name server'],
];

/** Why a resource of a type has no part, where nothing else was found out about it. */
export function withoutPart(type: string): string {
  return reasons.find(([start]) => start.test(type))?.[1] ?? 'the twin has no part for it';
}
