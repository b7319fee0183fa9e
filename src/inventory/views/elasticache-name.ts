/** A cache's name and region, as the address of its endpoint gives them. */
export interface CacheEndpoint {
  readonly name: string;
  readonly liesIn: (region: string) => boolean;
}

/**
 * The cache an endpoint of ElastiCache or MemoryDB belongs to, or undefined when the address is none.
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
 */
export function elastiCacheName(host: string): CacheEndpoint | undefined {
  const parts = host.toLowerCase().replace(/\.$/u, '').split('.');
  const service = parts.findIndex((part, index) => part === 'amazonaws' && parts[index + 1] === 'com');
  if (service < 3) return undefined;
  const isMemoryDb = parts[service - 2] === 'memorydb';
  if (!isMemoryDb && parts[service - 1] !== 'cache') return undefined;
  const [first = '', second = ''] = parts;
  const role = /^(?:master|replica|clustercfg)$/u.test(first);
  const name = parts.includes('serverless') ? first.replace(/-[a-z0-9]+$/u, '') : role ? second : first;
  const place = isMemoryDb ? parts[service - 1] : parts[service - 2];
  return { name, liesIn: (region) => place === region || place === shortRegion(region) };
}

/** `mec1` for me-central-1, `apse2` for ap-southeast-2. */
function shortRegion(region: string): string {
  const [continent = '', direction = '', number = ''] = region.split('-');
  const letters =
    direction
      .match(/north|south|east|west|central/gu)
      ?.map((word) => word[0])
      .join('') ?? '';
  return `${continent}${letters}${number}`;
}
