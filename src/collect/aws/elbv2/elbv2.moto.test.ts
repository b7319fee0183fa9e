import { RequestCertificateCommand } from '@aws-sdk/client-acm';
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { test } from 'node:test';
import { listenerCreator } from '../../emulator/deploy/creators/elbv2/listener.ts';
import { listenerRuleCreator } from '../../emulator/deploy/creators/elbv2/listener-rule.ts';
import { loadBalancerCreator } from '../../emulator/deploy/creators/elbv2/load-balancer.ts';
import { targetGroupCreator } from '../../emulator/deploy/creators/elbv2/target-group.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { listenerCollector } from './listener-collector.ts';
import { loadBalancerCollector } from './load-balancer-collector.ts';
import { targetGroupCollector } from './target-group-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const Tags = [{ Key: 'Component', Value: 'api' }];

test('A load balancer, its listeners, rules and target groups are read back from moto as their template says them', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const { Subnets = [] } = await place.clients.ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await place.clients.ec2.send(new DescribeSecurityGroupsCommand({}));
  const { CertificateArn } = await place.clients.acm.send(new RequestCertificateCommand({ DomainName: 'a.example' }));

  const balancer = {
    Name: 'kc-public',
    Scheme: 'internet-facing',
    SecurityGroups: SecurityGroups.map(({ GroupId }) => GroupId),
    Subnets: Subnets.map(({ SubnetId }) => SubnetId ?? '').toSorted(),
    Type: 'application',
  };
  const set = [
    { Key: 'deletion_protection.enabled', Value: 'true' },
    { Key: 'made.up', Value: 'x' },
    { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: true },
  ];
  const madeBalancer = await loadBalancerCreator.create({ ...balancer, LoadBalancerAttributes: set, Tags }, place);
  const [foundBalancer] = await loadBalancerCollector.collect(place);
  const { LoadBalancerAttributes: attributes, ...properties } = foundBalancer?.properties ?? {};
  expect(properties).to.deep.equal({ ...balancer, IpAddressType: 'ipv4' });
  expect(attributes).to.deep.include.members([
    { Key: 'deletion_protection.enabled', Value: 'true' },
    { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
  ]);
  expect(madeBalancer.notTaken).to.deep.equal({
    'LoadBalancerAttributes.1': 'made.up was refused: Key made.up not valid',
  });
  expect(foundBalancer?.attributes).to.include(madeBalancer.attributes);

  const group = {
    HealthCheckIntervalSeconds: 5,
    HealthCheckPath: '/api/health',
    HealthCheckProtocol: 'HTTPS',
    HealthCheckTimeoutSeconds: 4,
    HealthyThresholdCount: 2,
    Matcher: { HttpCode: '200' },
    Name: 'kc-api',
    Port: '8443',
    Protocol: 'HTTPS',
    TargetType: 'ip',
    Targets: [{ Id: '10.0.0.7', Port: 8080 }],
    UnhealthyThresholdCount: 2,
    VpcId: Subnets[0]?.VpcId,
  };
  const delay = { Key: 'deregistration_delay.timeout_seconds', Value: '30' };
  const madeGroup = await targetGroupCreator.create({ ...group, TargetGroupAttributes: [delay], Tags }, place);
  const [foundGroup] = await targetGroupCollector.collect(place);
  expect(foundGroup?.properties).to.deep.include({ ...group, Port: 8443, HealthCheckEnabled: true });
  expect(foundGroup?.properties['TargetGroupAttributes']).to.deep.include(delay);
  expect(foundGroup?.attributes).to.include(madeGroup.attributes);

  const listener = {
    Certificates: [{ CertificateArn }],
    DefaultActions: [{ FixedResponseConfig: { StatusCode: '404', ContentType: 'text/plain' }, Type: 'fixed-response' }],
    LoadBalancerArn: madeBalancer.ref,
    Port: '443',
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  };
  const madeListener = await listenerCreator.create({ ...listener, Tags }, place);
  const rule = {
    Actions: [{ TargetGroupArn: madeGroup.ref, Type: 'forward' }],
    Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
    ListenerArn: madeListener.ref,
    Priority: '30',
  };
  const madeRule = await listenerRuleCreator.create({ ...rule, Tags }, place);
  const found = await listenerCollector.collect(place);
  expect(found.map((one) => [one.ref, one.properties])).to.deep.equal([
    [madeListener.ref, { ...listener, Port: 443 }],
    [madeRule.ref, { ...rule, Priority: 30 }],
  ]);
  for (const { tags } of [foundBalancer, foundGroup, ...found].filter((one) => one !== undefined))
    expect(tags).to.deep.equal({ Component: 'api' });
  expect(place.unseen.size).to.equal(0);
});
