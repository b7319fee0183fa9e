import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Resource } from '../../inventory/resource.ts';
import { unseen, type Value } from '../../inventory/value.ts';
import { collectManifests } from './collect-manifests.ts';
import type { DeclaredCluster } from './declared-clusters.ts';
import { manifestObjects } from './manifest-objects.ts';
import { parseManifest } from './parse-manifest.ts';

const eks = (stack: string, region: string, name?: Value): Resource => ({
  type: 'AWS::EKS::Cluster',
  id: `1/${region}/${stack}/Cluster`,
  logicalId: 'Cluster',
  account: '1',
  region,
  stack,
  tags: {},
  properties: name === undefined ? {} : { Name: name },
  attributes: {},
  edges: [],
  origin: { file: 'eks.yaml', line: 1, column: 1 },
  positions: {},
});
const cluster = (name: string, ...manifests: readonly string[]): DeclaredCluster => ({
  cluster: name,
  region: 'eu-west-1',
  manifests,
  origin: { file: 'architecture.yaml', line: 7 },
});
const text = (kind: string, name: string, more = '', apiVersion = 'v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}${more} }\n`;

function collected(
  clusters: readonly DeclaredCluster[],
  files: Readonly<Record<string, string>>,
  templates: readonly Resource[] = [eks('eks', 'eu-west-1')],
) {
  const read = Object.entries(files).map(([path, content]) => {
    const { objects, problems } = manifestObjects(parseManifest(content));
    const located = problems.map(({ message, mend, at: [line] }) => ({ file: path, line, message, mend }));
    return [path, { path, shown: path, objects, problems: located }] as const;
  });
  return collectManifests(clusters, { files: new Map(read), among: templates, account: '1' });
}
const problemsOf = (...given: Parameters<typeof collected>) =>
  collected(...given).problems.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);

describe('the objects of a cluster', () => {
  it('are records with their manifest as properties, located to the property', () => {
    const manifest = `${text('Deployment', 'web', ', namespace: shop, labels: { app: web }', 'apps/v1')}spec:\n  replicas: 3\n`;
    const { resources, problems, gaps } = collected([cluster('eks.Cluster', 'a.yaml')], {
      'a.yaml': `---\n${manifest}`,
    });
    expect({ problems, gaps }).to.deep.equal({ problems: [], gaps: [] });
    const [{ positions, ...record } = eks('none', 'none')] = resources;
    expect(record).to.deep.equal({
      type: 'Kubernetes::apps::Deployment',
      id: '1/eu-west-1/eks.Cluster/shop/Deployment/web',
      logicalId: 'web',
      account: '1',
      region: 'eu-west-1',
      tags: { app: 'web' },
      properties: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' } },
        spec: { replicas: 3 },
      },
      attributes: { Cluster: { reference: '1/eu-west-1/eks/Cluster', attribute: 'Ref' }, Namespace: 'shop' },
      edges: [],
      origin: { file: 'a.yaml', line: 2, column: 1 },
    });
    expect(positions['spec.replicas']).to.deep.equal([6, 3]);
  });

  it('lie in the namespace default where none is said, and in none where their kind has none', () => {
    const { resources } = collected([cluster('Cluster', 'a.yaml')], {
      'a.yaml': `${text('Service', 'web')}---\n${text('Namespace', 'shop', ', namespace: odd')}`,
    });
    expect(resources.map(({ id, attributes }) => [id, attributes['Namespace']])).to.deep.equal([
      ['1/eu-west-1/Cluster/default/Service/web', 'default'],
      ['1/eu-west-1/Cluster/-/Namespace/shop', undefined],
    ]);
  });

  it('are kept as records whatever their kind, one of which may be called as one of Kubernetes', () => {
    const { resources, problems } = collected([cluster('Cluster', 'a.yaml')], {
      'a.yaml': `${text('Service', 'web', '', 'serving.knative.dev/v1')}---\n${text('Service', 'web')}---\n${text('Anything', 'x', '', 'example.com/v1alpha1')}`,
    });
    expect(problems).to.deep.equal([]);
    expect(resources.map(({ id, type }) => `${type} ${id}`)).to.deep.equal([
      'Kubernetes::serving.knative.dev::Service 1/eu-west-1/Cluster/default/Service.serving.knative.dev/web',
      'Kubernetes::core::Service 1/eu-west-1/Cluster/default/Service/web',
      'Kubernetes::example.com::Anything 1/eu-west-1/Cluster/default/Anything.example.com/x',
    ]);
  });

  it('that are written twice are located, and are not when two clusters share the file', () => {
    const files = { 'a.yaml': text('Service', 'web'), 'b.yaml': `\n${text('Service', 'web')}` };
    expect(problemsOf([cluster('Cluster', 'a.yaml', 'b.yaml')], files)).to.deep.equal([
      'b.yaml:2 Service "web" is in the cluster twice; the other one is at a.yaml:1. Keep one of the two: which of them applies hangs on the order.',
    ]);
    const shared = collected([cluster('eks.Cluster', 'a.yaml'), cluster('elsewhere', 'a.yaml')], files);
    expect(shared.problems).to.deep.equal([]);
    expect(shared.resources.map(({ id, attributes }) => [id, attributes['Cluster']])).to.deep.equal([
      ['1/eu-west-1/eks.Cluster/default/Service/web', { reference: '1/eu-west-1/eks/Cluster', attribute: 'Ref' }],
      ['1/eu-west-1/elsewhere/default/Service/web', 'elsewhere'],
    ]);
  });

  it('of a cluster that no template declares are a problem and a gap, unless it is called by its plain name', () => {
    const files = { 'a.yaml': text('Service', 'web') };
    const far = [eks('eks', 'eu-west-2')];
    const message = 'No template that could be read declares the cluster "eks.Cluster" in eu-west-1.';
    const mend =
      'Name an AWS::EKS::Cluster of this region as stack.LogicalId, or give the plain name of a cluster that is made elsewhere.';
    const { resources, problems, gaps } = collected([cluster('eks.Cluster', 'a.yaml')], files, far);
    expect(problems).to.deep.equal([{ file: 'architecture.yaml', line: 7, message, mend }]);
    expect(gaps).to.deep.equal([
      {
        what: 'architecture.yaml:7',
        reason: message.slice(0, -1),
        mend,
        origin: { file: 'architecture.yaml', line: 7, column: 1 },
      },
    ]);
    expect(resources[0]?.attributes['Cluster']).to.deep.equal({ unseen: message.slice(0, -1) });
    expect(collected([cluster('made-elsewhere', 'a.yaml')], files, far).problems).to.deep.equal([]);
  });

  it('of a cluster that is declared by two names are a problem', () => {
    const twice = [cluster('Cluster', 'a.yaml'), cluster('eks.Cluster', 'a.yaml')];
    expect(problemsOf(twice, { 'a.yaml': text('Service', 'web') })).to.deep.equal([
      'architecture.yaml:7 "eks.Cluster" and "Cluster" are the same cluster. Name all its manifests in one entry.',
    ]);
  });

  it('of a cluster that two stacks declare are a problem', () => {
    const two = [eks('one', 'eu-west-1'), eks('two', 'eu-west-1')];
    expect(problemsOf([cluster('Cluster', 'a.yaml')], { 'a.yaml': text('Service', 'web') }, two)).to.deep.equal([
      'architecture.yaml:7 "Cluster" is the name of several clusters in eu-west-1. Name one of them: one.Cluster, two.Cluster.',
    ]);
  });

  it('find their cluster by the name the template gives it, and are unseen in one whose name is a parameter without a value', () => {
    const lies = (name: Value) =>
      collected([cluster('shop', 'a.yaml')], { 'a.yaml': text('Service', 'web') }, [eks('eks', 'eu-west-1', name)])
        .resources[0]?.attributes['Cluster'];
    expect(lies('shop')).to.deep.equal({ reference: '1/eu-west-1/eks/Cluster', attribute: 'Ref' });
    expect(lies('other')).to.equal('shop');
    expect(lies(unseen('no value', 'Name'))).to.deep.equal({
      unseen: '"shop" may be Cluster, whose name was not seen',
    });
  });

  it('may not exist when their cluster may not', () => {
    const existence = { unseen: 'hangs on a condition' };
    const { resources } = collected([cluster('Cluster', 'a.yaml')], { 'a.yaml': text('Service', 'web') }, [
      { ...eks('eks', 'eu-west-1'), existence },
    ]);
    expect(resources[0]?.existence).to.deep.equal(existence);
  });

  it('keep what could not be read as gaps, so that nothing passes over it', () => {
    const { resources, gaps } = collected([cluster('Cluster', 'a.yaml')], {
      'a.yaml': `${text('Service', 'web')}---\nkind: Service\n`,
    });
    expect(resources).to.have.length(1);
    expect(gaps).to.deep.equal([
      {
        what: 'a.yaml:5',
        reason: 'This object has no apiVersion',
        mend: 'Give apiVersion, kind and metadata.name, or leave it out.',
        origin: { file: 'a.yaml', line: 5, column: 1 },
      },
    ]);
  });
});

describe('a kind', () => {
  const web = (apiVersion: string, kind: string, name = 'eks.Cluster') =>
    problemsOf([cluster(name, 'a.yaml')], {
      'a.yaml': `${text(kind, 'web', '', apiVersion)}spec: { replicas: 1, template: { spec: { containers: [{ name: web }] } } }\n`,
    });

  it('in the wrong case or group is a problem', () => {
    expect(web('apps/v1', 'deployment')).to.deep.equal([
      'a.yaml:1 apps/v1 has no kind "deployment". Write Deployment of apps, or Kubernetes will not take "web".',
    ]);
    expect(web('v1', 'Deployment')).to.deep.equal([
      'a.yaml:1 v1 has no kind "Deployment". Write Deployment of apps, or Kubernetes will not take "web".',
    ]);
    expect(web('app/v1', 'StatefulSet')).to.have.length(1);
    expect(web('extensions/v1beta1', 'Deployment')).to.have.length(1);
    expect(web('apps/v1', 'Deployment')).to.deep.equal([]);
  });

  it('that makes pods and is not read is a problem, unless its cluster can be asked', () => {
    expect(web('argoproj.io/v1alpha1', 'Rollout', 'elsewhere')).to.deep.equal([
      'a.yaml:1 Rollout "web" makes pods, and what it says of them is not read. Give the Deployment, StatefulSet, DaemonSet or Job that it comes to.',
    ]);
    expect(web('argoproj.io/v1alpha1', 'Rollout')).to.deep.equal([]);
    expect(web('serving.knative.dev/v1', 'Service')).to.deep.equal([]);
    expect(web('v1', 'PodTemplate', 'elsewhere')).to.deep.equal([]);
  });
});
