import { CreateClusterCommand } from '@aws-sdk/client-eks';
import { eksCluster } from '../../../../aws/eks/cluster.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, textIn } from '../../given.ts';
import { notTold } from '../../not-told.ts';
import { textsOf } from '../../texts-of.ts';
import { clusterInput, clusterTakes } from './cluster-input.ts';
import { lacking } from '../../lacking.ts';

const type = 'AWS::EKS::Cluster';

export const eksClusterCreator: Creator = {
  type,
  async create(properties, { clients, region, uniqueName }) {
    const name = textIn(properties, 'Name') ?? uniqueName(100);
    const call = new CreateClusterCommand({ name, ...clusterInput(properties) });
    const { cluster = {} } = await lacking(type, () => clients.eks.send(call));
    const told = eksCluster(cluster, region);
    return {
      ref: told.ref,
      attributes: textsOf(told.attributes),
      notTaken: { ...notTold(properties, told.properties, ['Tags']), ...leftOut(properties, clusterTakes) },
    };
  },
};
