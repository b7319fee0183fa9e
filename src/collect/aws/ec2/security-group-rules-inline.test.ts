import { expect } from 'chai';
import { describe, it } from 'node:test';
import type { Resource } from '../../../inventory/resource.ts';
import type { ValueMap } from '../../../inventory/value.ts';
import { rulesInline } from './security-group-rules-inline.ts';

const to = (reference: string) => ({ reference, attribute: 'GroupId' });

function record(type: string, id: string, properties: ValueMap, edges: Resource['edges'] = []): Resource {
  const place = { account: '111122223333', region: 'eu-west-1', origin: { file: 'shop.yaml', line: 1, column: 1 } };
  return { type: `AWS::EC2::${type}`, id, properties, edges, tags: {}, attributes: {}, positions: {}, ...place };
}

const port = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
const everywhere = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };

describe('rulesInline', () => {
  it('puts a rule that stands alone into its group, behind those that stand there', () => {
    const first = { ...port, CidrIp: '10.0.0.0/8' };
    const group = record('SecurityGroup', 'a', { SecurityGroupIngress: first });
    const edges = [
      { path: 'GroupId', to: 'a', attribute: 'GroupId' },
      { path: 'SourceSecurityGroupId', to: 'b', attribute: 'GroupId' },
    ];
    const second = { ...port, SourceSecurityGroupId: to('b') };
    const rule = record('SecurityGroupIngress', 'r', { GroupId: to('a'), ...second }, edges);
    const [found, ...others] = rulesInline([group, rule]);
    expect(others).to.deep.equal([]);
    expect(found?.properties['SecurityGroupIngress']).to.deep.equal([first, second]);
    expect(found?.edges).to.deep.equal([
      { path: 'SecurityGroupIngress.1.SourceSecurityGroupId', to: 'b', attribute: 'GroupId' },
    ]);
  });

  it('says the rule that AWS gives a group without rules for what leaves, and only to such a one', () => {
    const rule = record('SecurityGroupEgress', 'r', { GroupId: to('b'), ...port, CidrIp: '10.0.0.0/8' });
    const found = rulesInline([record('SecurityGroup', 'a', {}), record('SecurityGroup', 'b', {}), rule]);
    expect(found.map(({ properties }) => properties['SecurityGroupEgress'])).to.deep.equal([
      [everywhere],
      [{ ...port, CidrIp: '10.0.0.0/8' }],
    ]);
  });

  it('leaves a rule whose group is no record', () => {
    const rule = record('SecurityGroupIngress', 'r', { GroupId: 'sg-1', ...port, CidrIp: '10.0.0.0/8' });
    const ofVpc = record('SecurityGroupIngress', 's', {
      GroupId: { reference: 'vpc', attribute: 'DefaultSecurityGroup' },
      ...port,
    });
    expect(rulesInline([rule, ofVpc])).to.deep.equal([rule, ofVpc]);
  });
});
