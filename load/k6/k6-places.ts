import { join } from 'node:path';

/** Where k6 and what it is built from are looked for. */
export interface K6Places {
  /** As PATH is written. */
  readonly searchPath: string;
  /** The folder with the go.mod and go.sum that pin it. */
  readonly source: string;
  /** The folder that the built one is in. */
  readonly home: string;
  readonly go: string;
}

const root = join(import.meta.dirname, '..', '..');

export function k6Places(): K6Places {
  return {
    searchPath: process.env['PATH'] ?? '',
    source: join(root, 'tools', 'k6'),
    home: join(root, '.tools', 'k6'),
    go: 'go',
  };
}
