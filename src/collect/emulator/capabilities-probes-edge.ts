import { type CapabilityProbe, probe } from './capabilities-probe.ts';

const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
const lbArn = arn('elasticloadbalancing', 'loadbalancer/app/none/0123456789abcdef');
const nobody = { Quantity: 0, Items: [] };
const distribution = {
  CallerReference: 'probe',
  Comment: '',
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      {
        Id: 'a',
        DomainName: 'a.example',
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: 'https-only' },
      },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: 'a',
    ViewerProtocolPolicy: 'https-only',
    MinTTL: 0,
    ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
    TrustedSigners: { Enabled: false, ...nobody },
  },
};

export const edgeProbes: readonly CapabilityProbe[] = [
  probe(
    'AWS::CertificateManager::Certificate',
    'acm',
    ['RequestCertificate', { DomainName: 'probe.example' }],
    ['ListCertificates', {}],
  ),
  probe(
    'AWS::CloudFront::CachePolicy',
    'cloudFront',
    ['CreateCachePolicy', { CachePolicyConfig: { Name: 'probe', MinTTL: 0 } }],
    ['ListCachePolicies', {}],
  ),
  probe(
    'AWS::CloudFront::Distribution',
    'cloudFront',
    ['CreateDistribution', { DistributionConfig: distribution }],
    ['ListDistributions', {}],
  ),
  probe(
    'AWS::CloudFront::Function',
    'cloudFront',
    [
      'CreateFunction',
      {
        Name: 'probe',
        FunctionConfig: { Comment: '', Runtime: 'cloudfront-js-2.0' },
        FunctionCode: new Uint8Array([120]),
      },
    ],
    ['ListFunctions', {}],
  ),
  probe(
    'AWS::CloudFront::OriginAccessControl',
    'cloudFront',
    [
      'CreateOriginAccessControl',
      {
        OriginAccessControlConfig: {
          Name: 'probe',
          SigningProtocol: 'sigv4',
          SigningBehavior: 'always',
          OriginAccessControlOriginType: 's3',
        },
      },
    ],
    ['ListOriginAccessControls', {}],
  ),
  probe(
    'AWS::CloudFront::ResponseHeadersPolicy',
    'cloudFront',
    ['CreateResponseHeadersPolicy', { ResponseHeadersPolicyConfig: { Name: 'probe' } }],
    ['ListResponseHeadersPolicies', {}],
  ),
  probe(
    'AWS::Route53::HealthCheck',
    'route53',
    [
      'CreateHealthCheck',
      { CallerReference: 'probe', HealthCheckConfig: { Type: 'TCP', IPAddress: '192.0.2.1', Port: 80 } },
    ],
    ['ListHealthChecks', {}],
  ),
  probe(
    'AWS::Route53::HostedZone',
    'route53',
    ['CreateHostedZone', { Name: 'probe.example', CallerReference: 'probe' }],
    ['ListHostedZones', {}],
  ),
  probe(
    'AWS::Route53::RecordSet',
    'route53',
    [
      'ChangeResourceRecordSets',
      {
        HostedZoneId: 'Z0',
        ChangeBatch: {
          Changes: [
            {
              Action: 'CREATE',
              ResourceRecordSet: {
                Name: 'a.probe.example',
                Type: 'A',
                TTL: 60,
                ResourceRecords: [{ Value: '192.0.2.1' }],
              },
            },
          ],
        },
      },
    ],
    ['ListResourceRecordSets', { HostedZoneId: 'Z0' }],
  ),
  probe(
    'AWS::WAFv2::LoggingConfiguration',
    'wafv2',
    [
      'PutLoggingConfiguration',
      {
        LoggingConfiguration: {
          ResourceArn: arn('wafv2', 'regional/webacl/none/0'),
          LogDestinationConfigs: [arn('logs', 'log-group:aws-waf-logs-none')],
        },
      },
    ],
    ['ListLoggingConfigurations', { Scope: 'REGIONAL' }],
  ),
  probe(
    'AWS::WAFv2::WebACL',
    'wafv2',
    [
      'CreateWebACL',
      {
        Name: 'probe',
        Scope: 'REGIONAL',
        DefaultAction: { Allow: {} },
        Rules: [],
        VisibilityConfig: { SampledRequestsEnabled: false, CloudWatchMetricsEnabled: false, MetricName: 'probe' },
      },
    ],
    ['ListWebACLs', { Scope: 'REGIONAL' }],
  ),
  probe(
    'AWS::WAFv2::WebACLAssociation',
    'wafv2',
    ['AssociateWebACL', { WebACLArn: arn('wafv2', 'regional/webacl/none/0'), ResourceArn: lbArn }],
    ['GetWebACLForResource', { ResourceArn: lbArn }],
  ),
];
