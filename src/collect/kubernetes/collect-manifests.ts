import type { Gap } from '../../inventory/inventory.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { makesUnreadPods } from '../../inventory/views/pods-of-other-kinds.ts';
import { isMap, join, type Unseen, unseen, unseenIn, type Value, type ValueMap } from '../../inventory/value.ts';
import type { InputProblem } from '../template/read-template.ts';
import { entry, type Position, type SyntaxNode } from '../template/syntax-tree.ts';
import type { DeclaredCluster } from './declared-clusters.ts';
import type { ManifestObject } from './manifest-objects.ts';
import { misspelt, namespaceOf, objectType, shownKind } from './object-kind.ts';
import type { ManifestFile } from './read-manifests.ts';

/** What the manifests of all clusters come to; every problem is a gap too. */
export interface CollectedManifests {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  readonly problems: readonly InputProblem[];
}

interface Surroundings {
  readonly files: ReadonlyMap<string, ManifestFile>;
  /** The records among which the clusters are looked for. */
  readonly among: readonly Resource[];
  /** Whether the only cluster of a region is meant where records have no logical ids: those that are read of an account. */
  readonly onlyOneIsMeant?: boolean;
  readonly account: string | undefined;
}

/**
 * The objects of all clusters as records: the manifest as properties, its labels as tags. `attributes.Cluster` is the cluster's record,
 * or its name where no template declares it; `attributes.Namespace` is the namespace, the default one where none is written.
 */
export function collectManifests(clusters: readonly DeclaredCluster[], surroundings: Surroundings): CollectedManifests {
  const resources: Resource[] = [];
  const problems = [...surroundings.files.values()].flatMap((file) => file.problems);
  const called = new Map<string, string>();
  for (const declared of clusters) {
    const cluster = clusterOf(declared, surroundings);
    const other = 'type' in cluster ? called.get(cluster.id) : undefined;
    if (other !== undefined) problems.push(alias(declared, other));
    if ('type' in cluster) called.set(cluster.id, declared.cluster);
    if ('mend' in cluster) problems.push(cluster);
    const seen = new Map<string, string>();
    for (const path of declared.manifests) {
      const file = surroundings.files.get(path);
      for (const object of file?.objects ?? []) {
        const record = recordOf(object, file?.shown ?? path, declared, cluster, surroundings.account ?? '-');
        const strange = strangeKind(object, record, 'type' in cluster);
        if (strange) problems.push({ file: file?.shown ?? path, line: object.at[0], ...strange });
        const place = `${file?.shown ?? path}:${object.at[0]}`;
        const first = seen.get(record.id);
        if (first === undefined) resources.push(record);
        else if (first !== place) problems.push(duplicate(object, file?.shown ?? path, first));
        seen.set(record.id, first ?? place);
      }
    }
  }
  const distinct = [...new Map(problems.map((one) => [`${one.file}:${one.line} ${one.message}`, one])).values()];
  return { resources, problems: distinct, gaps: distinct.map(gapOf) };
}

/** The record of a cluster, its plain name when no template declares it, why that was not seen, or the problem with what it is called. */
function clusterOf(
  { cluster, region, origin }: DeclaredCluster,
  { among, onlyOneIsMeant = false }: Pick<Surroundings, 'among' | 'onlyOneIsMeant'>,
): Resource | { readonly name: string } | Unseen | InputProblem {
  const inRegion = among.filter((one) => one.type === 'AWS::EKS::Cluster' && one.region === region);
  const [found, another] = inRegion.filter((resource) =>
    [resource.logicalId, `${resource.stack}.${resource.logicalId}`, resource.properties['Name']].includes(cluster),
  );
  if (found && another)
    return {
      ...origin,
      message: `"${cluster}" is the name of several clusters in ${region}.`,
      mend: `Name one of them: ${[found, another].map(({ stack, logicalId }) => `${stack}.${logicalId}`).join(', ')}.`,
    };
  if (found) return found;
  const [only, second] = inRegion;
  if (onlyOneIsMeant && only && !second && only.logicalId === undefined) return only;
  const hidden = inRegion.find(({ properties }) => unseenIn(properties['Name']));
  if (!cluster.includes('.'))
    return hidden ? unseen(`"${cluster}" may be ${nameOf(hidden)}, whose name was not seen`) : { name: cluster };
  return {
    ...origin,
    message: `No template that could be read declares the cluster "${cluster}" in ${region}.`,
    mend: 'Name an AWS::EKS::Cluster of this region as stack.LogicalId, or give the plain name of a cluster that is made elsewhere.',
  };
}

function recordOf(
  { apiVersion, kind, namespace, name, tree, at }: ManifestObject,
  file: string,
  { cluster, region }: DeclaredCluster,
  lies: ReturnType<typeof clusterOf>,
  account: string,
): Resource {
  const positions: Record<string, Position> = {};
  const properties = valueOf(tree, '', positions);
  const inNamespace = namespaceOf(apiVersion, kind, namespace);
  const within = 'type' in lies ? lies : undefined;
  return {
    type: objectType(apiVersion, kind),
    id: [account, region, cluster, inNamespace ?? '-', shownKind(apiVersion, kind), name].join('/'),
    logicalId: name,
    account,
    region,
    tags: labelsOf(entry(entry(tree, 'metadata'), 'labels')),
    properties: isMap(properties) ? properties : {},
    attributes: {
      Cluster: clusterValue(lies),
      ...(inNamespace === undefined ? {} : { Namespace: inNamespace }),
    },
    edges: [],
    origin: { file, line: at[0], column: at[1] },
    positions,
    ...(within?.existence ? { existence: within.existence } : {}),
    ...(within?.exists === undefined ? {} : { exists: within.exists }),
  };
}

function clusterValue(cluster: ReturnType<typeof clusterOf>): Value {
  if ('type' in cluster) return { reference: cluster.id, attribute: 'Ref' };
  if ('name' in cluster) return cluster.name;
  return 'unseen' in cluster ? cluster : unseen(cluster.message.replace(/\.$/u, ''));
}

function valueOf(node: SyntaxNode, path: string, positions: Record<string, Position>): Value {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map((item, index) => {
        positions[join(path, index)] = item.at;
        return valueOf(item, join(path, index), positions);
      });
    case 'map': {
      const map: Record<string, Value> = {};
      for (const [key, { key: at, value }] of node.entries) {
        positions[join(path, key)] = at;
        map[key] = valueOf(value, join(path, key), positions);
      }
      return map satisfies ValueMap;
    }
    case 'call':
      return unseen(`${node.name} means nothing in a manifest`);
  }
}

function labelsOf(labels: SyntaxNode | undefined): Record<string, string> {
  if (labels?.kind !== 'map') return {};
  return Object.fromEntries(
    [...labels.entries].map(([key, { value }]) => [key, value.kind === 'scalar' ? String(value.value ?? '') : '']),
  );
}

/** What is wrong with an object's kind; pods that are not read are told of with their cluster, where a template has it. */
function strangeKind(
  { apiVersion, kind, name }: ManifestObject,
  record: Resource,
  isInTemplate: boolean,
): Pick<InputProblem, 'message' | 'mend'> | undefined {
  const meant = misspelt(apiVersion, kind);
  if (meant !== undefined)
    return {
      message: `${apiVersion} has no kind "${kind}".`,
      mend: `Write ${meant}, or Kubernetes will not take "${name}".`,
    };
  if (isInTemplate || !makesUnreadPods(record)) return undefined;
  return {
    message: `${kind} "${name}" makes pods, and what it says of them is not read.`,
    mend: 'Give the Deployment, StatefulSet, DaemonSet or Job that it comes to.',
  };
}

function alias({ cluster, origin }: DeclaredCluster, other: string): InputProblem {
  return {
    ...origin,
    message: `"${cluster}" and "${other}" are the same cluster.`,
    mend: 'Name all its manifests in one entry.',
  };
}

function duplicate({ kind, name, at }: ManifestObject, file: string, first: string): InputProblem {
  return {
    file,
    line: at[0],
    message: `${kind} "${name}" is in the cluster twice; the other one is at ${first}.`,
    mend: 'Keep one of the two: which of them applies hangs on the order.',
  };
}

function gapOf({ file, line, message, mend }: InputProblem): Gap {
  return { what: `${file}:${line}`, reason: message.replace(/\.$/u, ''), mend, origin: { file, line, column: 1 } };
}
