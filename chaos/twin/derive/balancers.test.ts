import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen } from '../../../src/inventory/value.ts';
import { twinPlanOf } from '../twin-plan-of.ts';
import { changed, type Records, shop, sourcesFrom, to } from './sample-records.ts';

const planOf = (records: Records) => twinPlanOf(sourcesFrom(records));
const reasons = (records: Records) =>
  Object.fromEntries(planOf(records).notModelled.map(({ resource, reason }) => [resource, reason]));

describe('load balancers of a twin', () => {
  it('have a node in every zone of their subnets, and AWS defaults where the template says nothing', () => {
    expect(planOf(shop).balancers).to.deep.equal([
      {
        id: 'primary/balancer',
        component: 'Balancer',
        type: 'application',
        region: 'primary',
        zones: ['primary-a', 'primary-b', 'primary-c'],
        crossZone: true,
        idleTimeoutMs: 60_000,
        listeners: [
          { port: 80, protocol: 'HTTP', action: { kind: 'forward', targetGroup: 'primary/targets' }, rules: [] },
        ],
        targetGroups: [
          {
            id: 'primary/targets',
            services: ['primary/servers'],
            deregistrationDelayMs: 300_000,
            protocol: 'HTTP',
            check: {
              protocol: 'HTTP',
              path: '/up',
              intervalMs: 30_000,
              timeoutMs: 5000,
              healthyAfter: 5,
              unhealthyAfter: 2,
              statuses: [[200, 200]],
            },
          },
        ],
      },
    ]);
  });

  it('take the timers, statuses and attributes that the template gives', () => {
    const timed = changed(
      changed(shop, 'Targets', {
        HealthCheckIntervalSeconds: '10',
        HealthCheckTimeoutSeconds: 3,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 4,
        HealthCheckPort: '9000',
        Matcher: { HttpCode: '200,300-302' },
        TargetGroupAttributes: [
          { Key: 'deregistration_delay.timeout_seconds', Value: '7' },
          { Key: 'stickiness.enabled', Value: 'true' },
        ],
      }),
      'Balancer',
      { LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '20' }] },
    );
    const plan = planOf(timed);
    expect(plan.balancers[0]).to.include({ idleTimeoutMs: 20_000 });
    const [group] = plan.balancers[0]?.targetGroups ?? [];
    expect(group?.deregistrationDelayMs).to.equal(7000);
    expect(group?.check).to.deep.equal({
      protocol: 'HTTP',
      path: '/up',
      intervalMs: 10_000,
      timeoutMs: 3000,
      healthyAfter: 2,
      unhealthyAfter: 4,
      statuses: [
        [200, 200],
        [300, 302],
      ],
      port: 9000,
    });
    expect(plan.mapping.find(({ resource }) => resource === 'Targets')?.substitution).to.equal(
      'stickiness.enabled true is not followed',
    );
  });

  it('try their rules by priority, and leave out one that chooses by what the twin does not look at', () => {
    const rule = (priority: number, condition: Records[string][1]): Records[string] => [
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      {
        ListenerArn: to('Listener'),
        Priority: priority,
        Conditions: [condition],
        Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: String(priority + 200) } }],
      },
    ];
    const records: Records = {
      ...shop,
      Late: rule(20, { Field: 'path-pattern', PathPatternConfig: { Values: ['/b/*'] } }),
      Early: rule(10, { Field: 'host-header', Values: ['a.example.com'] }),
      Header: rule(5, { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x', Values: ['y'] } }),
    };
    expect(planOf(records).balancers[0]?.listeners[0]?.rules).to.deep.equal([
      { action: { kind: 'fixed', status: 210 }, hosts: ['a.example.com'] },
      { action: { kind: 'fixed', status: 220 }, paths: ['/b/*'] },
    ]);
    expect(reasons(records)['Header']).to.equal('chooses by http-header');
  });

  it('redirect with what the request came by where the template does not say', () => {
    const redirecting = changed(shop, 'Listener', {
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_302' } }],
    });
    expect(planOf(redirecting).balancers[0]?.listeners[0]?.action).to.deep.equal({
      kind: 'redirect',
      port: 80,
      protocol: 'HTTPS',
      status: 302,
    });
  });

  it('keep connections within a zone where a Network Load Balancer is not told to cross zones', () => {
    const network = changed(
      changed(changed(shop, 'Balancer', { Type: 'network' }), 'Listener', { Protocol: 'TCP' }),
      'Targets',
      { Protocol: 'TCP' },
    );
    const [balancer] = planOf(network).balancers;
    expect(balancer).to.include({ type: 'network', crossZone: false, idleTimeoutMs: 350_000 });
    expect(balancer?.targetGroups[0]?.check).to.include({ protocol: 'TCP', timeoutMs: 10_000 });
  });

  it('are left out, with the input, when a zone of theirs was not seen', () => {
    const hidden = changed(shop, 'Balancer', {
      Subnets: unseen('parameter PublicSubnets has no value', 'PublicSubnets'),
    });
    const plan = planOf(hidden);
    expect(plan.balancers).to.deep.equal([]);
    expect(plan.notModelled.find(({ resource }) => resource === 'Balancer')).to.deep.equal({
      resource: 'Balancer',
      reason: 'was not seen: Subnets: parameter PublicSubnets has no value',
      unseen: { input: 'PublicSubnets' },
    });
    expect(reasons(hidden)['Listener']).to.equal('no load balancer of the twin leads to it');
  });

  it('are left out where AWS would choose the zone of a subnet', () => {
    const nowhere: Records = { ...shop, SubnetB: ['AWS::EC2::Subnet', { CidrBlock: '10.0.1.0/24' }] };
    expect(planOf(nowhere).balancers).to.deep.equal([]);
    expect(reasons(nowhere)['Balancer']).to.equal(
      'was not seen: AvailabilityZone: subnet SubnetB names no zone, so AWS chooses one',
    );
  });

  it('are left out where they are of a kind that has no part', () => {
    expect(reasons(changed(shop, 'Balancer', { Type: 'gateway' }))['Balancer']).to.equal(
      'is a Gateway Load Balancer, which hands packets to appliances',
    );
    expect(reasons(changed(shop, 'Targets', { TargetType: 'lambda' }))['Listener']).to.equal(
      'sends requests to a function, which lies in no zone',
    );
  });
});
