import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { readArchitecture } from '../architecture-file.ts';
import type { DeclaredCluster } from './declared-clusters.ts';
import { readManifests } from './read-manifests.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-clusters-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

let count = 0;
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, `case-${(count += 1)}`);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n';
const head =
  'id: shop\ntitle: Shop\nregions: { primary: { code: eu-west-1 } }\nstacks: [{ name: s, template: s.yaml, region: primary }]\n';
const declaring = (kubernetes: string, files: Readonly<Record<string, string>> = {}): string =>
  folderWith({ 's.yaml': 'Resources: {}\n', 'architecture.yaml': `${head}kubernetes:\n${kubernetes}`, ...files });

async function clustersOf(folder: string): Promise<readonly DeclaredCluster[]> {
  return (await readArchitecture(join(folder, 'architecture.yaml'), 'architecture.yaml')).clusters;
}

async function refused(folder: string): Promise<string> {
  return await clustersOf(folder).then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  );
}

const give = 'Give a file, a folder or a pattern of YAML or JSON manifests, relative to architecture.yaml.';

describe('the clusters of an architecture', () => {
  it('take files, folders with all below them, and patterns, each file once', async () => {
    const folder = declaring(
      '  - { cluster: c, region: primary, manifests: [base, base/a.yaml, "more/*.json"] }\n  - { cluster: d, region: eu-west-2, manifests: base }\n',
      {
        'base/b/c.yml': service,
        'base/a.yaml': service,
        'base/README.md': '# no',
        'more/x.json': '{}',
        'more/y.yaml': '',
      },
    );
    const clusters = await clustersOf(folder);
    expect(
      clusters.map(({ manifests, ...rest }) => ({ ...rest, manifests: manifests.map((one) => relative(folder, one)) })),
    ).to.deep.equal([
      {
        cluster: 'c',
        region: 'eu-west-1',
        manifests: ['base/a.yaml', 'base/b/c.yml', 'more/x.json'],
        origin: { file: 'architecture.yaml', line: 6 },
      },
      {
        cluster: 'd',
        region: 'eu-west-2',
        manifests: ['base/a.yaml', 'base/b/c.yml'],
        origin: { file: 'architecture.yaml', line: 7 },
      },
    ]);
  });

  it('of which none is declared are none', async () => {
    expect(await clustersOf(folderWith({ 's.yaml': 'Resources: {}\n', 'architecture.yaml': head }))).to.deep.equal([]);
  });

  it('with a folder that is missing, or empty, or holds no manifest, are refused', async () => {
    const one = (place: string) => `  - { cluster: c, region: primary, manifests: ${place} }\n`;
    expect(await refused(declaring(one('kubernetes')))).to.equal(
      `InputError: No file is called or matches "kubernetes" (architecture.yaml:6). ${give}`,
    );
    expect(await refused(declaring(one('kubernetes'), { 'kubernetes/README.md': '# none yet' }))).to.equal(
      `InputError: There is no manifest in the folder "kubernetes" (architecture.yaml:6). ${give}`,
    );
    expect(await refused(declaring(one('["*.json"]')))).to.equal(
      `InputError: No file is called or matches "*.json" (architecture.yaml:6). ${give}`,
    );
  });

  it('in a region that is no region, or declared twice, are refused', async () => {
    const files = { 'k/a.yaml': service };
    expect(await refused(declaring('  - { cluster: c, region: secondary, manifests: k }\n', files))).to.equal(
      'InputError: Cluster "c" is in region "secondary", which is neither a role nor a region code (architecture.yaml:6). Use one of: primary.',
    );
    const twice =
      '  - { cluster: c, region: primary, manifests: k }\n  - { cluster: c, region: eu-west-1, manifests: k }\n';
    expect(await refused(declaring(twice, files))).to.equal(
      'InputError: Cluster "c" is declared twice in eu-west-1 (architecture.yaml:7). Name all its manifests in one entry.',
    );
  });

  it('have their files read once, and a chart or an overlay said to be unrendered', async () => {
    const folder = declaring(
      '  - { cluster: c, region: primary, manifests: k }\n  - { cluster: d, region: primary, manifests: k }\n',
      {
        'k/a.yaml': service,
        'k/Chart.yaml': 'apiVersion: v2\nname: shop\n',
        'k/overlay/kustomization.yaml': 'resources: [../a.yaml]\n',
      },
    );
    const files = await readManifests(await clustersOf(folder), (path) => relative(folder, path));
    const found = [...files.values()].map(({ shown, objects, problems }) => ({
      shown,
      objects: objects.map(({ name }) => name),
      problems: problems.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`),
    }));
    expect(found).to.deep.equal([
      {
        shown: 'k/Chart.yaml',
        objects: [],
        problems: [
          'k/Chart.yaml:1 This is a Helm chart that was not rendered. Render it first: `helm template RELEASE CHART --values VALUES`, and give its output.',
        ],
      },
      { shown: 'k/a.yaml', objects: ['a'], problems: [] },
      {
        shown: 'k/overlay/kustomization.yaml',
        objects: [],
        problems: [
          'k/overlay/kustomization.yaml:1 This is a Kustomize overlay that was not rendered. Render it first: `kubectl kustomize FOLDER`, and give its output.',
        ],
      },
    ]);
  });

  it('have a file that is gone by then said', async () => {
    const origin = { file: 'architecture.yaml', line: 1 };
    const cluster = { cluster: 'c', region: 'eu-west-1', manifests: [join(scratch, 'gone.yaml')], origin };
    const [file] = (await readManifests([cluster], () => 'gone.yaml')).values();
    expect(file?.problems).to.deep.equal([
      {
        file: 'gone.yaml',
        line: 1,
        message: 'Cannot read the file: ENOENT.',
        mend: 'Give a file that exists and may be read.',
      },
    ]);
  });
});
