import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, listAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Addresses, type Family, noAddress, union } from './addresses.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import { blockOf, internetAddresses } from './block.ts';
import type { Door, Endpoint, Place } from './endpoint.ts';
import { clusterGroupOf } from './group-key.ts';
import type { Groups } from './group-sieve.ts';
import { groupsAt, subnetsAt } from './places.ts';
import { addressBySetting } from './public-address.ts';
import { placeText } from './sieve.ts';

const none: Groups = { known: [], unseen: [] };

/** The API of an EKS cluster: its interfaces in the VPC, which carry the group EKS makes, and its public address. */
export function clusterEndpoint(inventory: Inventory, record: Resource): Endpoint {
  const path = 'ResourcesVpcConfig.SecurityGroupIds';
  const named = groupsAt(inventory, record, path);
  const isNamed = attempt(() => listAt(record.properties, path).length > 0);
  const places = subnetsAt(inventory, record, 'ResourcesVpcConfig.SubnetIds').map((subnet): Place => {
    const { known, unseen } = isNamed === false ? none : named(subnet);
    return {
      subnet,
      groups: { known: [...known, clusterGroupOf(record)], unseen },
      publicAddress: addressBySetting(record, undefined),
      speaksIpv6: false,
    };
  });
  return { resource: record, places, ports: [443], listens: true, door: clusterDoor(record) };
}

/** The group EKS makes with the cluster that a node group or a Fargate profile belongs to. */
export function groupsOfCluster(inventory: Inventory, member: Resource): Groups {
  const group = attemptOn(member, () =>
    clusterGroupOf(inventory.resolve(valueAt(member.properties, 'ClusterName'), 'ClusterName')),
  );
  return isUnseenInput(group) ? { known: [], unseen: [group] } : { known: [group], unseen: [] };
}

/** The public address of a cluster's API, which lies outside the VPC; on by default and open to everyone. */
function clusterDoor(record: Resource): Door {
  const path = 'ResourcesVpcConfig.EndpointPublicAccess';
  const where = `the API of ${placeText(record, path)}`;
  return {
    ports: [443],
    admits,
    opens: { text: `${where} has a public address`, by: record, path },
    shuts: { text: `${where} has no public address, or admits others only`, by: record, path },
  };

  function admits(family: Family): Addresses | UnseenInput {
    return attemptOn(record, () => {
      if (booleanAt(record.properties, path) === false) return noAddress(family);
      const texts = listAt(record.properties, 'ResourcesVpcConfig.PublicAccessCidrs');
      if (texts.length === 0) return internetAddresses(family);
      const blocks = texts.map((_, index) => {
        const at = `ResourcesVpcConfig.PublicAccessCidrs.${index}`;
        const block = blockOf(stringAt(record.properties, at) ?? '');
        if (!block) throw new UnseenInput('is not a CIDR block', at);
        return block.addresses;
      });
      return union(noAddress(family), ...blocks.filter((block) => block.family === family));
    });
  }
}
