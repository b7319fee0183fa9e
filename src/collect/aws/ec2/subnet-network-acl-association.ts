import type { NetworkAcl } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import type { NetworkPlace } from './network-place.ts';

export function mapAclAssociations(acl: NetworkAcl, place: NetworkPlace): readonly Mapped[] {
  const { NetworkAclId = '', Associations = [] } = acl;
  return Associations.flatMap(({ NetworkAclAssociationId: AssociationId = '', SubnetId }): Mapped[] =>
    SubnetId === undefined
      ? []
      : [
          {
            type: 'AWS::EC2::SubnetNetworkAclAssociation',
            ref: AssociationId,
            region: place.region,
            tags: {},
            properties: { NetworkAclId, SubnetId },
            attributes: { AssociationId },
            api: 'ec2:DescribeNetworkAcls',
          },
        ],
  );
}
