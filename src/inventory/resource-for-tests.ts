import type { Resource } from './resource.ts';

/** A record of stack "shop" in one region, known by its logical id; for tests. Origin: case. */
export function resourceForTests(type: string, logicalId: string, more: Partial<Resource> = {}): Resource {
  return {
    type,
    id: logicalId,
    logicalId,
    account: '111122223333',
    region: 'eu-west-1',
    stack: 'shop',
    tags: {},
    properties: {},
    attributes: {},
    edges: [],
    origin: { file: 'case', line: 1, column: 1 },
    positions: {},
    ...more,
  };
}
