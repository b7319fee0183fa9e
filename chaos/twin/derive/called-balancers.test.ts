import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Value } from '../../../src/inventory/value.ts';
import { twinPlanOf } from '../twin-plan-of.ts';
import { changed, type Records, shop, sourcesFrom, to } from './sample-records.ts';
import { toldUrls } from './told-urls.ts';

const alias = (name: string, more = {}): Records[string] => [
  'AWS::Route53::RecordSet',
  { Name: name, Type: 'A', AliasTarget: { DNSName: to('Balancer', 'DNSName') }, ...more },
];

/** The shop, whose servers are told a text. */
function telling(text: Value, more: Records = {}): Records {
  return {
    ...changed(shop, 'Servers', { LaunchTemplate: { LaunchTemplateId: to('Template') } }),
    Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { UserData: text } }],
    ...more,
  };
}

function callsOf(records: Records) {
  return twinPlanOf(sourcesFrom(records)).services[0]?.calls;
}

describe('balancers that services call', () => {
  it('are found by the name of a record, and by their own', () => {
    const named = telling('PORT=80\nPARTS_URL="http://parts.example.com/v2"\nDOCS=https://docs.example.org', {
      Name: alias('Parts.example.com.'),
    });
    const parts = { variable: 'PARTS_URL', balancer: 'primary/balancer', protocol: 'http', port: 80, path: '/v2' };
    expect(callsOf(named)).to.deep.equal([parts]);
    const own = telling({ text: ['export PARTS_URL=http://', to('Balancer', 'DNSName'), '/v2\n'] });
    expect(callsOf(own)).to.deep.equal([parts]);
  });

  it('are not told where nothing listens on the port', () => {
    expect(callsOf(telling('PARTS_URL=https://parts.example.com', { Name: alias('parts.example.com') }))).to.equal(
      undefined,
    );
  });

  it('are not told by a name that moves, which is written down', () => {
    const plan = twinPlanOf(
      sourcesFrom(
        telling('PARTS_URL=http://parts.example.com', {
          First: alias('parts.example.com', { Failover: 'PRIMARY', SetIdentifier: 'one' }),
          Last: alias('parts.example.com', { Failover: 'SECONDARY', SetIdentifier: 'two' }),
        }),
      ),
    );
    expect(plan.services[0]?.calls).to.equal(undefined);
    expect(plan.mapping.find(({ resource }) => resource === 'Servers')?.substitution).to.match(
      /is not told PARTS_URL: parts\.example\.com moves between parts$/u,
    );
  });

  it('are not read out of what is no assignment, and settings of containers have their names beside them', () => {
    expect(toldUrls('curl https://parts.example.com/setup.sh | sh')).to.deep.equal([]);
    const told = toldUrls([{ Name: 'PARTS_URL', Value: 'https://parts.example.com:8443' }]);
    expect(told).to.deep.equal([
      { variable: 'PARTS_URL', protocol: 'https', host: { name: 'parts.example.com' }, port: 8443, path: '/' },
    ]);
  });
});
