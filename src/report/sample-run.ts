import type { ReportData } from '../evidence/report-data.ts';

const hash = (digit: string): string => digit.repeat(64);

/** What surrounds the promises of the renderers' sample. Origin: case. */
export const run: Omit<ReportData, 'promises'> = {
  schema: 1,
  run: {
    id: 'abc123',
    startedAt: '2026-01-02T03:04:05.000Z',
    endedAt: '2026-01-02T03:04:09.200Z',
    target: 'template',
    command: ['verify', 'shop'],
    asked: { kinds: ['inv', 'path', 'calc'], tags: '@SHOP' },
  },
  architecture: {
    id: 'shop',
    title: 'Shop',
    bare: false,
    regions: [
      { role: 'primary', code: 'eu-west-1' },
      { role: 'failover', code: 'eu-central-1', standsInFor: 'Saudi Arabia (announced)' },
    ],
    population: [
      { type: 'AWS::EC2::Subnet', count: 6 },
      { type: 'AWS::RDS::DBInstance', count: 2 },
    ],
    enumeratedBy: 'every resource of 1 template(s)',
  },
  outcome: { word: 'broken', exitCode: 1, reasons: ['1 promise(s) broken', '2 promise(s) unknown'] },
  notices: [{ level: 'warning', text: 'Region eu-west-1 is impaired.', source: 'https://example.com/status' }],
  input: {
    status: 'warnings',
    linter: { name: 'cfn-lint', version: '1.0.0' },
    findings: [
      {
        rule: 'W3005',
        level: 'warning',
        message: 'DependsOn is redundant.',
        origin: 'shop/templates/data.yaml:9',
        evidence: 'E-0010',
      },
    ],
    notes: ['Rule W2001 is not asked.'],
    problems: [{ origin: 'shop/templates/queue.yaml:3', message: 'A key stands twice.', mend: 'Remove one of them.' }],
    files: [
      { file: 'shop/architecture.yaml', role: 'architecture', bytes: 120, sha256: hash('a') },
      { file: 'shop/templates/data.yaml', role: 'template', bytes: 4096, sha256: hash('b') },
    ],
  },
  figures: [
    {
      name: 'availability of path shop',
      text: '99.9300 %',
      value: 0.9993,
      unit: 'ratio',
      verdict: 'below objective',
      inputs: [{ name: 'database', value: '99.9500 %', source: 'RDS, Multi-AZ: https://example.com/sla (2026-01-01)' }],
      notes: ['Counted without a second region.'],
    },
  ],
  cannotShow: [{ what: 'Whether it is deployed', why: 'Only templates were read.' }],
  toolchain: [
    { name: 'Plumbline', version: '0.1.0', note: 'commit 0123456789ab' },
    { name: 'Node.js', version: '24.21.0' },
  ],
  evidence: [
    { file: 'evidence/inventory.ndjson', records: 8, sha256: hash('c') },
    { file: 'evidence/lint.ndjson', records: 2, sha256: hash('d') },
  ],
};
