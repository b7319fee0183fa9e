import type { Action, LoadBalancer, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { unseen } from '../../../inventory/value.ts';
import { actionList, untoldSecrets } from './action-list.ts';
import { listener, listenerCertificate } from './listener.ts';
import { listenerRule } from './listener-rule.ts';
import { loadBalancer } from './load-balancer.ts';
import { targetGroup } from './target-group.ts';

// Origin of all answers here: case, in the shape of the API reference.
const prefix = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';
const where = { region: 'eu-west-1', tags: { Component: 'api' } };
const denied = { kind: 'unseen', value: unseen('denied') } as const;

const balancer: LoadBalancer = {
  LoadBalancerArn: `${prefix}:loadbalancer/app/public/50dc6c495c0c9188`,
  LoadBalancerName: 'public',
  DNSName: 'Public-1.eu-west-1.elb.amazonaws.com',
  CanonicalHostedZoneId: 'Z32O12XQLNTSW2',
  CreatedTime: new Date('2026-11-01T00:00:00Z'),
  Scheme: 'internet-facing',
  Type: 'application',
  IpAddressType: 'ipv4',
  VpcId: 'vpc-1',
  State: { Code: 'active' },
  SecurityGroups: ['sg-2', 'sg-1'],
  AvailabilityZones: [
    { ZoneName: 'eu-west-1b', SubnetId: 'subnet-b', LoadBalancerAddresses: [] },
    { ZoneName: 'eu-west-1a', SubnetId: 'subnet-a', LoadBalancerAddresses: [] },
  ],
};

describe('a load balancer', () => {
  it('is told as its template would say it', () => {
    const attributes = {
      kind: 'told',
      answer: [
        { Key: 'idle_timeout.timeout_seconds', Value: '60' },
        { Key: 'deletion_protection.enabled', Value: 'true' },
      ],
    } as const;
    const { properties, attributes: facts, ref, tags } = loadBalancer(balancer, { ...where, attributes });
    expect([ref, tags]).to.deep.equal([balancer.LoadBalancerArn, { Component: 'api' }]);
    expect(properties).to.deep.equal({
      Name: 'public',
      Type: 'application',
      Scheme: 'internet-facing',
      IpAddressType: 'ipv4',
      SecurityGroups: ['sg-1', 'sg-2'],
      Subnets: ['subnet-a', 'subnet-b'],
      LoadBalancerAttributes: [
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'idle_timeout.timeout_seconds', Value: '60' },
      ],
    });
    expect(facts).to.deep.equal({
      LoadBalancerArn: balancer.LoadBalancerArn,
      LoadBalancerName: 'public',
      LoadBalancerFullName: 'app/public/50dc6c495c0c9188',
      DNSName: 'public-1.eu-west-1.elb.amazonaws.com',
      CanonicalHostedZoneID: 'Z32O12XQLNTSW2',
      SecurityGroups: ['sg-1', 'sg-2'],
      VpcId: 'vpc-1',
      State: 'active',
    });
  });

  it('with addresses of its own is told subnet by subnet', () => {
    const AvailabilityZones = [
      { SubnetId: 'subnet-a', LoadBalancerAddresses: [{ AllocationId: 'eipalloc-1', IpAddress: '192.0.2.1' }] },
      { SubnetId: 'subnet-b', LoadBalancerAddresses: [{ PrivateIPv4Address: '10.0.1.7' }] },
    ];
    const { properties } = loadBalancer({ ...balancer, AvailabilityZones }, { ...where, attributes: denied });
    expect(properties['Subnets']).to.equal(undefined);
    expect(properties['SubnetMappings']).to.deep.equal([
      { SubnetId: 'subnet-a', AllocationId: 'eipalloc-1' },
      { SubnetId: 'subnet-b', PrivateIPv4Address: '10.0.1.7' },
    ]);
  });

  it('keeps attributes that were denied as unseen, not as unset', () => {
    const { properties } = loadBalancer(balancer, { ...where, attributes: denied });
    expect(properties['LoadBalancerAttributes']).to.deep.equal({ unseen: 'denied' });
  });
});

describe('a target group', () => {
  const arn = `${prefix}:targetgroup/api/73e2d6bc24d8a067`;
  const group: TargetGroup = {
    TargetGroupArn: arn,
    TargetGroupName: 'api',
    Protocol: 'HTTPS',
    Port: 8443,
    VpcId: 'vpc-1',
    HealthCheckEnabled: true,
    HealthCheckPath: '/health',
    Matcher: { HttpCode: '200' },
    LoadBalancerArns: ['balancer'],
  };

  it('is told as its template would say it', () => {
    const none = { kind: 'told', answer: [] } as const;
    const mapped = targetGroup(group, { ...where, attributes: none, targets: none });
    expect(mapped.properties).to.deep.equal({
      Name: 'api',
      Protocol: 'HTTPS',
      Port: 8443,
      VpcId: 'vpc-1',
      HealthCheckEnabled: true,
      HealthCheckPath: '/health',
      Matcher: { HttpCode: '200' },
    });
    expect(mapped.attributes).to.deep.equal({
      LoadBalancerArns: ['balancer'],
      TargetGroupArn: arn,
      TargetGroupName: 'api',
      TargetGroupFullName: 'targetgroup/api/73e2d6bc24d8a067',
    });
  });

  it('keeps attributes and targets that were denied as unseen', () => {
    const mapped = targetGroup({ TargetGroupArn: arn }, { ...where, attributes: denied, targets: denied });
    expect(mapped.properties).to.deep.equal({
      TargetGroupAttributes: { unseen: 'denied' },
      Targets: { unseen: 'denied' },
    });
  });
});

describe('actions', () => {
  const TargetGroupArn = `${prefix}:targetgroup/api/73e2d6bc24d8a067`;
  const plain: Action = {
    Type: 'forward',
    TargetGroupArn,
    Order: 1,
    ForwardConfig: {
      TargetGroups: [{ TargetGroupArn, Weight: 1 }],
      TargetGroupStickinessConfig: { Enabled: false },
    },
  };

  it('that forward to one group are told once', () => {
    expect(actionList([plain])).to.deep.equal([{ Type: 'forward', TargetGroupArn, Order: 1 }]);
  });

  it('that stick to a group or forward to several keep it all', () => {
    const sticky: Action = {
      ...plain,
      ForwardConfig: { ...plain.ForwardConfig, TargetGroupStickinessConfig: { Enabled: true } },
    };
    const several: Action = {
      Type: 'forward',
      ForwardConfig: { TargetGroups: [{ TargetGroupArn }, { TargetGroupArn: 'other' }] },
    };
    expect(actionList([sticky, several])).to.deep.equal([several, sticky]);
  });

  const oidc = {
    Issuer: 'https://id.example',
    AuthorizationEndpoint: 'https://id.example/a',
    TokenEndpoint: 'https://id.example/t',
    UserInfoEndpoint: 'https://id.example/u',
    ClientId: 'c',
  };

  it('say that the secret of an identity provider is not told', () => {
    const actions: Action[] = [
      { Type: 'authenticate-oidc', Order: 1, AuthenticateOidcConfig: oidc },
      { Type: 'forward', Order: 2, TargetGroupArn },
    ];
    expect(untoldSecrets(actions, 'DefaultActions')).to.deep.equal({
      'DefaultActions.0.AuthenticateOidcConfig.ClientSecret': 'Elastic Load Balancing never shows it',
    });
  });
});

describe('a listener', () => {
  it('is told as its template would say it', () => {
    const { properties, untold } = listener(
      {
        ListenerArn: `${prefix}:listener/app/public/50dc6c495c0c9188/f2f7dc8efc522ab2`,
        LoadBalancerArn: balancer.LoadBalancerArn,
        Port: 443,
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }],
        AlpnPolicy: [],
        MutualAuthentication: { Mode: 'verify', TrustStoreArn: 'ts', TrustStoreAssociationStatus: 'active' },
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      },
      where,
    );
    expect(properties).to.deep.equal({
      LoadBalancerArn: balancer.LoadBalancerArn,
      Port: 443,
      Protocol: 'HTTPS',
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }],
      MutualAuthentication: { Mode: 'verify', TrustStoreArn: 'ts' },
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    });
    expect(Object.keys(untold ?? {})).to.deep.equal(['ListenerAttributes']);
  });

  it('has no security policy without encryption, whatever is told', () => {
    const policyOf = (Protocol: 'HTTP' | 'TCP' | 'TLS') =>
      listener({ ListenerArn: 'l', Protocol, SslPolicy: 'ELBSecurityPolicy-2016-08' }, where).properties['SslPolicy'];
    expect([policyOf('HTTP'), policyOf('TCP'), policyOf('TLS')]).to.deep.equal([
      undefined,
      undefined,
      'ELBSecurityPolicy-2016-08',
    ]);
  });

  it('has further certificates as resources of their own', () => {
    const { type, properties } = listenerCertificate('listener', { CertificateArn: 'certificate' }, 'eu-west-1');
    expect([type, properties]).to.deep.equal([
      'AWS::ElasticLoadBalancingV2::ListenerCertificate',
      { ListenerArn: 'listener', Certificates: [{ CertificateArn: 'certificate' }] },
    ]);
  });
});

describe('a rule', () => {
  it('has its priority as a number, and hosts and paths once', () => {
    const { properties } = listenerRule(
      {
        RuleArn: 'rule',
        Priority: '30',
        IsDefault: false,
        Conditions: [
          { Field: 'path-pattern', Values: ['/api/*'], PathPatternConfig: { Values: ['/api/*'] } },
          { Field: 'host-header', Values: ['shop.example'] },
        ],
        Actions: [{ Type: 'forward', TargetGroupArn: 'group' }],
      },
      { ...where, listenerArn: 'listener' },
    );
    expect(properties).to.deep.equal({
      ListenerArn: 'listener',
      Priority: 30,
      Conditions: [
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } },
        { Field: 'host-header', Values: ['shop.example'] },
      ],
      Actions: [{ Type: 'forward', TargetGroupArn: 'group' }],
    });
  });
});
