import type { Inventory } from '../inventory.ts';
import { UnseenInput } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isReference } from '../value.ts';
import { kubernetesObjects } from './kubernetes-objects.ts';
import { referrersOf } from './referrers.ts';
import { zonesOfGroup } from './zones-of-group.ts';

/** Where the pods of a cluster have their addresses: the VPC CNI takes them from the subnets of the nodes. */
export interface PodSubnets {
  /** The subnets of the node groups and Fargate profiles of an object's cluster. Throws UnseenInput. */
  readonly of: (object: Resource) => readonly Resource[];
}

/** Source: https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html */
export function podSubnets(inventory: Inventory): PodSubnets {
  const objects = kubernetesObjects(inventory);
  const referrers = referrersOf(inventory);
  const { subnetsOf } = zonesOfGroup(inventory);
  /** Objects that put pods into subnets of which the node groups know nothing. */
  const elsewhere = ['crd.k8s.amazonaws.com::ENIConfig', 'karpenter.k8s.aws::EC2NodeClass'];

  function groupsOf(cluster: Resource): readonly Resource[] {
    return ['AWS::EKS::Nodegroup', 'AWS::EKS::FargateProfile'].flatMap((type) =>
      referrers.all(cluster, type, 'ClusterName'),
    );
  }

  return {
    of(object) {
      const named = object.attributes['Cluster'];
      if (!isReference(named)) throw new UnseenInput('the subnets of its cluster are not among the templates', '');
      const other = elsewhere.find((type) => objects.inClusterOf(object, `Kubernetes::${type}`).length > 0);
      if (other)
        throw new UnseenInput(`an ${other.slice(other.lastIndexOf(':') + 1)} chooses the subnets of its pods`, '');
      const groups = groupsOf(inventory.resolve(named, ''));
      if (groups.length === 0) throw new UnseenInput('no node group of its cluster was collected', '');
      return [...new Map(groups.flatMap(subnetsOf).map((subnet) => [subnet.id, subnet])).values()];
    },
  };
}
