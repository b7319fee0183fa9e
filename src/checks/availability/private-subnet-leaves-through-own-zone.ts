import type { Variable } from '../../inventory/question.ts';
import { mapsAt, stringAt, valueAt, writtenAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isUnseen } from '../../inventory/value.ts';
import { routesOfSubnet } from '../../inventory/views/routes-of-subnet.ts';
import { zoneOf } from '../../inventory/views/zones-of-group.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const privateSubnetLeavesThroughOwnZone = check({
  id: 'private-subnet-leaves-through-own-zone',
  title: 'every private subnet leaves through a NAT gateway of its own zone',
  why: 'A NAT gateway is lost with its zone, and with it the way out of every subnet that shares it.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
  needs: {
    subjects: ['AWS::EC2::Subnet'],
    types: ['AWS::EC2::NatGateway', 'AWS::EC2::Route', 'AWS::EC2::RouteTable', 'AWS::EC2::SubnetRouteTableAssociation'],
    views: { routes: routesOfSubnet },
  },
  judge(subnet, { views: { routes }, resolve }) {
    const table = routes.tableOf(subnet);
    if (!table)
      return notApplicable(
        'Is associated with no route table; the main table of its VPC has no route to a NAT gateway unless one is added.',
      );
    const certain = flawIn(
      gatewayRoutes(routes.certainRoutesOf(table)).map((route) => () => ownZone(subnet, route, resolve)),
    );
    if (certain?.verdict === 'fail') return certain;
    const all = gatewayRoutes(routes.routesOf(table));
    const [first] = all;
    if (!first) return notApplicable('Has no route to a NAT gateway.');
    return flawIn(all.map((route) => () => ownZone(subnet, route, resolve))) ?? ownZone(subnet, first, resolve);
  },
});

/** Whatever the destination: a prefix list, 64:ff9b::/96 or one half of the internet depend on the gateway just the same. */
function gatewayRoutes(routes: readonly Resource[]): readonly Resource[] {
  return routes.filter(({ properties }) => valueAt(properties, 'NatGatewayId') !== undefined);
}

function ownZone(subnet: Resource, route: Resource, resolve: View['resolve']): Judgement {
  const gateway = resolve(valueAt(route.properties, 'NatGatewayId'), `${nameOf(route)}.NatGatewayId`);
  const regional = stringAt(gateway.properties, 'AvailabilityMode') === 'regional';
  const listed = regional
    ? mapsAt(gateway.properties, 'AvailabilityZoneAddresses').map(
        (at) => stringAt(at, 'AvailabilityZone') ?? stringAt(at, 'AvailabilityZoneId') ?? '',
      )
    : [];
  if (regional && listed.length === 0)
    return pass(
      `Leaves through ${nameOf(gateway)}, a regional NAT gateway, which follows the workload into its zones.`,
      { seen: [route, gateway] },
    );
  const home = regional ? undefined : resolve(valueAt(gateway.properties, 'SubnetId'), `${nameOf(gateway)}.SubnetId`);
  const seen = [route, gateway, ...(home ? [home] : [])];
  const input = home && zoneInput(subnet);
  if (input && zoneInput(home)?.id === input.id)
    return pass(`Leaves through ${nameOf(gateway)} in the zone that ${input.name} names for both, its own.`, { seen });
  const own = zoneOf(subnet);
  const zones = home ? [zoneOf(home)] : listed;
  if (zones.includes(own)) return pass(`Leaves through ${nameOf(gateway)} in ${own}, its own zone.`, { seen });
  if (zones.some((zone) => isZoneId(zone) !== isZoneId(own)))
    return unknown(
      `Its zone is written ${own} and that of ${nameOf(gateway)} ${zones.join(', ')}; zone names and zone ids are matched differently in every account.`,
    );
  const mend = `Give the subnet a route table of its own zone, whose route leads to a NAT gateway in ${own}.`;
  return fail(`Lies in ${own} and leaves through ${nameOf(gateway)} in ${zones.join(', ')} (${nameOf(route)}).`, mend, {
    seen,
  });
}

/** The input that a zone which was not given is, to be whatever it will be. */
function zoneInput({ properties }: Resource): Variable | undefined {
  const zone = writtenAt(properties, 'AvailabilityZone');
  return isUnseen(zone) ? zone.variable : undefined;
}

/** `use1-az1` as against `us-east-1a`. */
function isZoneId(zone: string): boolean {
  return /-az\d+$/u.test(zone);
}
