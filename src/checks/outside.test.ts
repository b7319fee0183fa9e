import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Resource } from '../inventory/resource.ts';
import { type Case, given, ref } from './case.ts';
import { casesOf } from './cases-for-tests.ts';
import { catalogue } from './catalogue.ts';
import { judgedIn } from './verdict-in-case-for-tests.ts';

const outside = (record: Resource): Resource => ({ ...record, isOutside: true });

/** Declared flows are between what belongs to components, and what lies outside belongs to none. */
const ofComponents = new Set(['only-declared-flows-are-possible']);

describe('what lies outside the scope', () => {
  for (const check of catalogue) {
    it(`is not judged by "${check.title}"`, async () => {
      const said = (await casesOf(check)).flatMap((one) => judgedIn(check, one, one.records.map(outside)));
      expect(said.filter(({ subject }) => subject.type !== 'architecture')).to.deep.equal([]);
    });

    if (check.judge && !ofComponents.has(check.id))
      it(`is looked at as what lies within by "${check.title}"`, async () => {
        for (const one of await casesOf(check)) {
          const [first] = judgedIn(check, one);
          const alone = one.records.map((record) => (record.id === first?.subject.id ? record : outside(record)));
          if (first && alone.some(({ isOutside }) => !isOutside))
            expect(judgedIn(check, one, alone), one.name).to.deep.equal([first]);
        }
      });
  }

  const whole = (id: string, records: readonly Resource[], parameters: readonly number[] = []) => {
    const check = catalogue.find((one) => one.id === id);
    const one: Case = { name: '', parameters, records, says: { verdict: 'unknown', message: '' } };
    return check ? judgedIn(check, one, records).map(({ verdict, message }) => `${verdict}: ${message}`) : [];
  };
  const trail = given('AWS::CloudTrail::Trail', 'Trail', { IsLogging: true, IsMultiRegionTrail: true });
  const key = given('AWS::IAM::AccessKey', 'Key', { UserName: 'someone' });
  const worker = given('AWS::EKS::Nodegroup', 'Nodes', { CapacityType: 'ON_DEMAND' });
  const spot = given('AWS::EKS::Nodegroup', 'Spot', { CapacityType: 'SPOT' });

  it('serves an architecture where it serves the whole account', () => {
    expect(whole('activity-is-recorded', [outside(trail), worker])).to.deep.equal([
      'pass: CloudTrail is on in eu-west-1.',
      'pass: CloudTrail is on in eu-west-2.',
    ]);
  });

  it("is a load balancer's own where an account tells its interfaces", () => {
    const world = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
    const door = given('AWS::EC2::SecurityGroup', 'Door', { SecurityGroupIngress: [world] });
    const GroupSet = [ref('Door', 'GroupId')];
    const arn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c49';
    const balancer = given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', { SecurityGroups: GroupSet });
    const face = (Description: string) =>
      outside(given('AWS::EC2::NetworkInterface', 'Face', { Description, GroupSet }));
    const verdictOf = (Description: string) =>
      whole('only-load-balancers-admit-internet', [door, { ...balancer, arn }, face(Description)])[0]?.split(':')[0];
    expect([verdictOf('ELB app/shop/50dc6c49'), verdictOf('ELB app/other/1'), verdictOf('')]).to.deep.equal([
      'pass',
      'fail',
      'fail',
    ]);
  });

  it('gives no notice of costs but where it is met', () => {
    const budget = given('AWS::Budgets::Budget', 'Others', { Budget: { BudgetType: 'USAGE', TimeUnit: 'MONTHLY' } });
    expect(whole('monthly-budget-gives-notice', [outside(budget)], [1000])).to.deep.equal([
      'fail: There is no budget.',
    ]);
  });

  it('is neither the merit nor the fault of an architecture as a whole', () => {
    expect(whole('no-long-lived-access-keys', [outside(key), worker])).to.deep.equal([
      'pass: None of the 1 resources is an access key or a user with a password.',
    ]);
    expect(whole('interruptible-work-runs-on-spot', [outside(spot), worker])).to.deep.equal([
      'fail: Nothing runs on Spot capacity; looked at Nodes.',
    ]);
  });
});
