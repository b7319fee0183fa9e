import type { Resource } from '../../../inventory/resource.ts';
import { isList, isReference, join, type Value } from '../../../inventory/value.ts';

const lists: Readonly<Record<string, string>> = {
  'AWS::EC2::SecurityGroupIngress': 'SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress': 'SecurityGroupEgress',
};
/** What AWS gives a group for which a template writes no rule for what leaves. */
const everywhere = { CidrIp: '0.0.0.0/0', IpProtocol: '-1' };

/**
 * A template's records as they are read back: rules that stand alone inline in their groups, and AWS's rule for what leaves in those
 * that have none. A rule whose group is no record, or is known by its name only, stays as it is.
 */
export function rulesInline(resources: readonly Resource[]): readonly Resource[] {
  const isGroup = ({ type }: Resource): boolean => type === 'AWS::EC2::SecurityGroup';
  const ids = new Set(resources.filter(isGroup).map(({ id }) => id));
  const byGroup = Map.groupBy(resources, (record) => {
    const group = record.type in lists ? record.properties['GroupId'] : undefined;
    return isReference(group) && ids.has(group.reference) ? group.reference : undefined;
  });
  return (byGroup.get(undefined) ?? [])
    .map((record) => (isGroup(record) ? (byGroup.get(record.id) ?? []).reduce(withRule, record) : record))
    .map((record) => (isGroup(record) ? withDefault(record) : record));
}

function withRule(group: Resource, rule: Resource): Resource {
  const path = lists[rule.type] ?? '';
  const rules = rulesAt(group, path);
  const { GroupId: _group, ...inline } = rule.properties;
  const edges = rule.edges
    .filter((edge) => edge.path !== 'GroupId')
    .map((edge) => ({ ...edge, path: join(join(path, rules.length), edge.path) }));
  return {
    ...group,
    properties: { ...group.properties, [path]: [...rules, inline] },
    edges: [...group.edges, ...edges],
  };
}

function withDefault(group: Resource): Resource {
  const egress = rulesAt(group, 'SecurityGroupEgress');
  const properties = {
    ...group.properties,
    SecurityGroupIngress: rulesAt(group, 'SecurityGroupIngress'),
    SecurityGroupEgress: egress.length > 0 ? egress : [everywhere],
  };
  return { ...group, properties };
}

/** A template may write one rule without a list. */
function rulesAt({ properties }: Resource, path: string): readonly Value[] {
  const value = properties[path];
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}
