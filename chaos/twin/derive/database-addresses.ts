import { physicalName } from '../../../src/inventory/physical-name.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { isList, isMap, isReference, isText, type Reference, type Value } from '../../../src/inventory/value.ts';
import type { DatabaseAddress } from '../twin-plan.ts';
import type { Derivation } from './derivation.ts';

/** Where servers are told of databases: in what they are given at their start. */
export interface DatabaseAddresses {
  /** Every address of a database inside a value, with the name it is given under; `name` is that of the value itself. */
  readonly in: (value: Value | undefined, name?: string) => readonly DatabaseAddress[];
}

const types = ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'];
/** `HOST=`, `HOST="`, `URL=postgresql://user@` at the end of what stands before an address. */
const variable = /([A-Za-z_][A-Za-z0-9_]*)\s*[=:]\s*["']?[^\s"'=]*$/u;
const host = /([a-z][a-z0-9-]*)\.(cluster-ro-|cluster-)?[a-z0-9]+\.([a-z0-9-]+)\.rds\.amazonaws\.com/gu;

/** `nodes` gives the node that stands for a record. */
export function databaseAddresses(
  { inventory }: Pick<Derivation, 'inventory'>,
  nodes: ReadonlyMap<string, string>,
): DatabaseAddresses {
  const records = inventory.ofType(...types);

  function within(value: Value | undefined, name = ''): readonly DatabaseAddress[] {
    if (typeof value === 'string') return inLiteral(value, name);
    if (isReference(value)) return inReference(value, name);
    if (isText(value))
      return value.text.flatMap((piece, index) => {
        if (typeof piece === 'string') return inLiteral(piece, name);
        const before = value.text[index - 1];
        const [, found = name] = (typeof before === 'string' ? variable.exec(before) : undefined) ?? [];
        return isReference(piece) ? inReference(piece, found) : [];
      });
    if (isList(value)) return value.flatMap((item) => within(item, name));
    if (!isMap(value)) return [];
    const { Name: own } = value;
    return Object.entries(value).flatMap(([key, item]) => within(item, typeof own === 'string' ? own : key));
  }

  function inLiteral(text: string, name: string): readonly DatabaseAddress[] {
    return [...text.matchAll(host)].flatMap((match) => {
      const [, called = '', kind = '', region = ''] = match;
      const [, found = name] = variable.exec(text.slice(0, match.index)) ?? [];
      const type = kind === '' ? 'AWS::RDS::DBInstance' : 'AWS::RDS::DBCluster';
      const record = records.find((one) => one.type === type && one.region === region && isCalled(one, called));
      return addressOf(record, found, kind === 'cluster-ro-');
    });
  }

  function inReference({ reference, attribute }: Reference, name: string): readonly DatabaseAddress[] {
    if (!/^(?:Read)?Endpoint(?:\.Address)?$/u.test(attribute)) return [];
    return addressOf(inventory.find(reference), name, attribute.startsWith('Read'));
  }

  function addressOf(record: Resource | undefined, name: string, reader: boolean): readonly DatabaseAddress[] {
    const node = record && nodes.get(record.id);
    if (!record || node === undefined) return [];
    const leadsTo = record.type === 'AWS::RDS::DBInstance' ? 'instance' : reader ? 'reader' : 'writer';
    return [{ variable: name, node, leadsTo }];
  }

  return { in: within };
}

function isCalled(record: Resource, name: string): boolean {
  return physicalName(record)?.toLowerCase() === name.toLowerCase();
}
