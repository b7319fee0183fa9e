import type { Inventory } from '../../../src/inventory/inventory.ts';
import { mapsAt, stringAt, UnseenInput } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { isReference, join } from '../../../src/inventory/value.ts';
import { containerSettings } from '../../../src/inventory/views/container-settings.ts';
import { namespaceOf } from '../../../src/inventory/views/kubernetes-objects.ts';
import { hasLabels, labelsAt } from '../../../src/inventory/views/label-selector.ts';
import { podSpecPath, runningContainers } from '../../../src/inventory/views/pods-of-workload.ts';
import { referrersOf } from '../../../src/inventory/views/referrers.ts';
import { replicasOfWorkload } from '../../../src/inventory/views/replicas-of-workload.ts';
import { distinctZones, zonesOfGroup } from '../../../src/inventory/views/zones-of-group.ts';
import type { DatabaseAddresses } from './database-addresses.ts';
import type { Derivation } from './derivation.ts';
import type { ServerGroup } from './server-group.ts';
import { spread } from './spread.ts';
import { toldUrls } from './told-urls.ts';

const kinds = ['Kubernetes::apps::Deployment', 'Kubernetes::apps::StatefulSet'];

/** The pods of workloads that serve: as many as are kept, spread over the zones of the nodes that take them. */
export function podServers(d: Derivation, addresses: DatabaseAddresses): readonly ServerGroup[] {
  const replicas = replicasOfWorkload(d.inventory);
  const settings = containerSettings(d.inventory);
  return d.inventory.ofType(...kinds).flatMap((workload) => {
    const placed = d.attempt(workload, () =>
      spread(d, workload, replicas.bounds(workload).least, zonesFor(d.inventory, workload)),
    );
    if (!placed) return [];
    const name = `${namespaceOf(workload)} ${nameOf(workload)}`;
    const told = d.attempt(workload, () => toldTo(workload), 'what its containers are told ') ?? [];
    const found = told.flatMap((setting) => addresses.in(setting.value, setting.name));
    return [
      {
        instances: placed.instances,
        differences: [...placed.differences, ...loose(d, workload)],
        resource: workload,
        name,
        fuller: `${name} ${workload.id.split('/')[2] ?? ''}`,
        addresses: [...new Map(found.map((address) => [address.variable, address])).values()],
        urls: told.flatMap((setting) => toldUrls(setting.value, setting.name)),
      },
    ];
  });

  function toldTo(workload: Resource) {
    return runningContainers(workload).flatMap((container) => settings.of(workload, container).settings);
  }
}

/** The zones of the node groups and Fargate profiles of its cluster that may take the workload's pods. Throws UnseenInput. */
function zonesFor(inventory: Inventory, workload: Resource): readonly string[] {
  const { Cluster: cluster } = workload.attributes;
  if (!isReference(cluster)) throw new UnseenInput('its cluster is not among the templates', '');
  const record = inventory.resolve(cluster, '');
  const referrers = referrersOf(inventory);
  const nodes = referrers.all(record, 'AWS::EKS::Nodegroup', 'ClusterName').filter((group) => takes(group, workload));
  const fargate = referrers.all(record, 'AWS::EKS::FargateProfile', 'ClusterName');
  const groups = nodes.length > 0 ? nodes : fargate;
  if (groups.length === 0) throw new UnseenInput('no node group of its cluster that takes its pods was collected', '');
  return distinctZones(groups.flatMap(zonesOfGroup(inventory).zonesOf), 'Subnets');
}

/** Whether a node group has the labels that pods ask for, and no taint that they do not tolerate. Throws UnseenInput. */
function takes(group: Resource, workload: Resource): boolean {
  const spec = podSpecPath(workload);
  if (!hasLabels(workload.properties, join(spec, 'nodeSelector'), labelsAt(group.properties, 'Labels'))) return false;
  const tolerated = mapsAt(workload.properties, join(spec, 'tolerations')).map((one) => stringAt(one, 'key'));
  return mapsAt(group.properties, 'Taints').every(
    (taint) =>
      stringAt(taint, 'Effect') === 'PREFER_NO_SCHEDULE' ||
      tolerated.includes(undefined) ||
      tolerated.includes(stringAt(taint, 'Key')),
  );
}

/** Without a constraint that binds, the scheduler only tries to spread pods over zones. */
function loose(d: Derivation, workload: Resource): readonly string[] {
  const path = join(podSpecPath(workload), 'topologySpreadConstraints');
  const bound = d.attempt(
    workload,
    () =>
      mapsAt(workload.properties, path).some(
        (constraint) =>
          stringAt(constraint, 'topologyKey') === 'topology.kubernetes.io/zone' &&
          (stringAt(constraint, 'whenUnsatisfiable') ?? 'DoNotSchedule') === 'DoNotSchedule',
      ),
    'how its pods are spread ',
  );
  return bound === false ? ['spread over the zones evenly, which the scheduler tries and nothing demands'] : [];
}
