import { describe, it } from 'node:test';
import { expect } from 'chai';
import { entry, textOf } from '../template/syntax-tree.ts';
import { manifestObjects } from './manifest-objects.ts';
import { parseManifest } from './parse-manifest.ts';

const read = (text: string) => {
  const { objects, problems } = manifestObjects(parseManifest(text));
  return {
    objects: objects.map(({ kind, name, at }) => `${kind} ${name}:${at[0]}`),
    problems: problems.map(({ message, at, mend }) => `${at[0]}: ${message} ${mend}`),
  };
};
const object = (kind: string, name: string, rest = ''): string =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${rest}`;
const helm = 'Render it first: `helm template RELEASE CHART --values VALUES`, and give its output.';

describe('a manifest', () => {
  it('holds several documents, of which empty ones are left out', () => {
    const text = `---\n# Source: shop/templates/a.yaml\n${object('Service', 'a')}---\n---\n# nothing\n---\n${object('Service', 'b')}...\n`;
    expect(read(text)).to.deep.equal({ objects: ['Service a:3', 'Service b:11'], problems: [] });
  });

  it('holds lists, of any kind or of one, whose items need not say theirs', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${object('Service', 'a').trim().replaceAll('\n', '\n    ')}\n`;
    const services = 'apiVersion: v1\nkind: ServiceList\nitems:\n  - metadata: { name: b }\n';
    const empty = 'apiVersion: v1\nkind: List\nitems: []\n';
    expect(read(`${list}---\n${services}---\n${empty}`)).to.deep.equal({
      objects: ['Service a:4', 'Service b:12'],
      problems: [],
    });
  });

  it('is JSON as well', () => {
    const text = '{\n\t"apiVersion": "v1",\n\t"kind": "Service",\n\t"metadata": { "name": "a" }\n}\n';
    expect(read(text)).to.deep.equal({ objects: ['Service a:1'], problems: [] });
  });

  it('is read as kubectl reads it: YAML 1.1, merge keys, no dates and no base-60 numbers', () => {
    const { documents } = parseManifest(
      'base: &b { one: 1 }\nall:\n  <<: *b\n  two: *b\nmode: 0644\non: yes\nday: 2026-01-02\ntime: 22:22\n',
    );
    const [tree] = documents;
    const value = (key: string) => {
      const node = entry(tree, key);
      return node?.kind === 'scalar' ? node.value : node?.kind;
    };
    expect(textOf(entry(entry(tree, 'all'), 'one'))).to.equal('1');
    expect([value('mode'), value('true'), value('day'), value('time')]).to.deep.equal([
      420,
      true,
      '2026-01-02',
      '22:22',
    ]);
  });

  it('that was not rendered says so, and where', () => {
    const chart = `apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ include "shop.name" . }}\n`;
    const wrong = ['4: This is a Helm template that was not rendered. ' + helm];
    expect(read(chart)).to.deep.equal({ objects: [], problems: wrong });
    // Valid YAML all the same.
    expect(read(object('Service', 'a', "spec: { type: '{{ .Values.type }}' }\n"))).to.deep.equal({
      objects: [],
      problems: ['5: This is a Helm template that was not rendered. ' + helm],
    });
    expect(read('{{- if .Values.on }}\n' + object('Service', 'a') + '{{- end }}\n').problems).to.deep.equal([
      '1: This is a Helm template that was not rendered. ' + helm,
    ]);
  });

  it("keeps the braces of others: alerts, workflows, comments of Helm's output", () => {
    const alert = object(
      'PrometheusRule',
      'a',
      "spec: { summary: '{{ $labels.pod }} is {{ inputs.parameters.x }}' }\n",
    );
    expect(read(`# rendered from {{ .Values.name }}\n${alert}`).objects).to.deep.equal(['PrometheusRule a:2']);
  });

  it('that is broken in one document is located, and the others are read', () => {
    const { objects, problems } = read(`${object('Service', 'a')}---\nkind: [\n---\n${object('Service', 'b')}`);
    expect(objects).to.deep.equal(['Service a:1', 'Service b:8']);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.match(/^[67]: .*Mend it; it was not judged\.$/u);
  });

  it('with a key twice is broken, since kubectl refuses it', () => {
    expect(read(object('Service', 'a', 'spec: { a: 1 }\nspec: { b: 2 }\n')).problems).to.deep.equal([
      '6: Map keys must be unique. Mend it; it was not judged.',
    ]);
  });

  it('that holds no object is a problem, and so are documents that are none', () => {
    expect(read('')).to.deep.equal({
      objects: [],
      problems: ['1: The file holds no object. Mend it; it was not judged.'],
    });
    expect(read('# only a comment\n').problems).to.have.length(1);
    expect(read('\u0000').problems).to.deep.equal([
      '1: This is a binary file, not a manifest. Mend it; it was not judged.',
    ]);
    const give = 'Give apiVersion, kind and metadata.name, or leave it out.';
    expect(
      read(`- a\n---\nreplicas: 3\n---\napiVersion: v1\nkind: Service\n---\n${object('Service', 'b')}`),
    ).to.deep.equal({
      objects: ['Service b:8'],
      problems: [
        `1: This is no object: it is not a map. ${give}`,
        `3: This object has no apiVersion and no kind. ${give}`,
        '5: This Service has no name. Give metadata.name; a generated name cannot be judged.',
      ],
    });
  });

  it('of Kustomize says so', () => {
    expect(
      read('apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n').problems,
    ).to.deep.equal([
      '1: This is a Kustomization of Kustomize that was not rendered. Render it first: `kubectl kustomize FOLDER`, and give its output.',
    ]);
  });

  it('whose aliases explode is refused', () => {
    const bomb = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: 9 },
        (_, level) => `a${level + 1}: &a${level + 1} [${Array.from({ length: 10 }, () => `*a${level}`).join(', ')}]`,
      ),
    ].join('\n');
    expect(read(bomb).problems).to.have.length(1);
    expect(read(bomb).problems[0]).to.match(/More than 400000 nodes once aliases are followed\. Mend it/u);
  });
});
