import type { Inventory } from '../inventory.ts';
import { UnseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { meantBy, referrersOf } from './referrers.ts';

/** Where the traffic of a subnet is sent, by the route table that it is associated with. */
export interface RoutesOfSubnet {
  /** The table a subnet is associated with; undefined when it is left to the main table of its VPC. Throws UnseenInput. */
  readonly tableOf: (subnet: Resource) => Resource | undefined;
  /** The routes that are the table's for certain; there may be more. */
  readonly certainRoutesOf: (table: Resource) => readonly Resource[];
  /** All routes of the table. Throws UnseenInput when it was not seen which table one route belongs to. */
  readonly routesOf: (table: Resource) => readonly Resource[];
}

export function routesOfSubnet(inventory: Inventory): RoutesOfSubnet {
  const referrers = referrersOf(inventory);
  const associationType = 'AWS::EC2::SubnetRouteTableAssociation';
  return {
    tableOf(subnet) {
      const certain = referrers.certain(subnet, associationType, 'SubnetId');
      const [association, another] = certain.length > 0 ? certain : referrers.all(subnet, associationType, 'SubnetId');
      if (another)
        throw new UnseenInput(
          `${nameOf(subnet)} is associated with several tables, which AWS does not take`,
          'SubnetId',
        );
      return association && meantBy(inventory, association, 'RouteTableId');
    },
    certainRoutesOf: (table) => referrers.certain(table, 'AWS::EC2::Route', 'RouteTableId'),
    routesOf: (table) => referrers.all(table, 'AWS::EC2::Route', 'RouteTableId'),
  };
}
