import { booleanAt, listAt, mapsAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { join } from '../../inventory/value.ts';
import { launchTemplateOf } from '../../inventory/views/launch-template-of.ts';
import { certainlyRefersTo, refersTo } from '../../inventory/views/refers-to.ts';
import { type SubnetTiers, subnetTiers } from '../../inventory/views/subnet-tiers.ts';
import { type SubnetsOfWorkload, subnetsOfWorkload } from '../../inventory/views/subnets-of-workload.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';

type Looks = Pick<View, 'ofType' | 'resolve' | 'inventory'> & {
  readonly views: { readonly places: SubnetsOfWorkload; readonly tiers: SubnetTiers };
};

const mend = 'Set AssociatePublicIpAddress to false, or start it in subnets that hand out no addresses.';

export const instanceIsKeptOffPublicAddresses = check({
  id: 'instance-is-kept-off-public-addresses',
  title: 'every instance is kept off public addresses',
  why: 'A public address makes a server one firewall rule away from everyone.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
  controls: {
    'Security Hub': ['EC2.9', 'EC2.25', 'AutoScaling.5'],
    'AWS Config': ['EC2_INSTANCE_NO_PUBLIC_IP', 'EC2_LAUNCH_TEMPLATE_PUBLIC_IP_DISABLED'],
    'Well-Architected': ['SEC03-BP07'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.1', 'A.8.20', 'A.8.21'],
    'PCI DSS 4.0.1': ['1.4.5'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(3)(i)'],
  },
  needs: {
    subjects: [
      'AWS::EC2::Instance',
      'AWS::EC2::LaunchTemplate',
      'AWS::AutoScaling::LaunchConfiguration',
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::EKS::Nodegroup',
    ],
    types: [
      'AWS::EC2::Subnet',
      'AWS::EC2::EIP',
      'AWS::EC2::EIPAssociation',
      'AWS::EC2::NetworkInterface',
      'AWS::EC2::NetworkInterfaceAttachment',
    ],
    views: { places: subnetsOfWorkload, tiers: subnetTiers },
  },
  judge(resource, view) {
    if (isStarter(resource)) return judgeStarter(resource, view);
    const flaw = flawIn([
      () => (resource.type === 'AWS::EC2::Instance' ? elasticAddress(resource, view) : undefined),
      () => sixthAddress(resource, startedIn(resource, view), view),
      () => interfacesElsewhere(resource, view),
      () => judgeAssociation(resource, view),
    ]);
    return flaw ?? judgeAssociation(resource, view);
  },
});

function isStarter({ type }: Resource): boolean {
  return type === 'AWS::AutoScaling::AutoScalingGroup' || type === 'AWS::EKS::Nodegroup';
}

/** What starts instances is judged by its launch template, which has to be there for that. Throws UnseenInput when it was not collected. */
function judgeStarter(starter: Resource, view: Looks): Judgement {
  const template = launchTemplateOf(view.inventory, starter);
  if (template) return notApplicable(`Starts instances as ${nameOf(template)} says, which is judged itself.`);
  if (starter.type !== 'AWS::EKS::Nodegroup')
    return unknown('Names no launch template, so that a default decides whether its instances get public addresses.');
  const subnets = view.views.places.subnetsOf(starter) ?? [];
  return flawIn([() => sixthAddress(starter, subnets, view)]) ?? bySubnets(subnets);
}

function judgeAssociation(resource: Resource, view: Looks): Judgement {
  const said = statedBy(resource);
  if (said) return said;
  if (resource.type === 'AWS::EC2::Instance') {
    const template = launchTemplateOf(view.inventory, resource);
    const isPlaced = ['NetworkInterfaces', 'SubnetId'].some((path) => valueAt(resource.properties, path) !== undefined);
    if (isPlaced) return bySubnets(directSubnets(resource, view));
    return template
      ? notApplicable('Takes its network from a launch template.')
      : unknown(
          'AssociatePublicIpAddress is not set, and without a subnet the default VPC decides.',
          'NetworkInterfaces',
        );
  }
  const users = usersOf(resource, view);
  if (users.length === 0)
    return unknown(
      'AssociatePublicIpAddress is not set, and what starts such instances is not among the resources that were collected.',
    );
  return bySubnets(users.flatMap((user) => view.views.places.subnetsOf(user) ?? []));
}

function usersOf(resource: Resource, { ofType }: Looks): readonly Resource[] {
  return ofType('AWS::AutoScaling::AutoScalingGroup', 'AWS::EKS::Nodegroup').filter((user) => starts(user, resource));
}

/** An address of IPv6 is a public one wherever the subnet's routes lead IPv6 to an internet gateway, whatever is said of IPv4. */
function sixthAddress(
  resource: Resource,
  subnets: readonly Resource[],
  { views: { tiers } }: Looks,
): Judgement | undefined {
  return flawIn(
    subnets.map((subnet) => (): Judgement | undefined => {
      const isGiven = booleanAt(subnet.properties, 'AssignIpv6AddressOnCreation') === true;
      if (!isGiven && !asksForSixth(resource)) return undefined;
      const way = tiers.sixthWayIn(subnet);
      if (!way) return undefined;
      const by = isGiven ? `subnet ${nameOf(subnet)} gives it one of IPv6` : 'it asks for one of IPv6';
      return fail(
        `Gets a public address: ${by}, and ${nameOf(way)} leads IPv6 to an internet gateway.`,
        'Lead IPv6 to an egress-only internet gateway, or give the subnet no addresses of it.',
        { seen: [subnet, way] },
      );
    }),
  );
}

/** The subnets that instances are started in, as far as anything names them. Throws UnseenInput. */
function startedIn(resource: Resource, view: Looks): readonly Resource[] {
  if (resource.type === 'AWS::EC2::Instance') return directSubnets(resource, view);
  return usersOf(resource, view).flatMap((user) => view.views.places.subnetsOf(user) ?? []);
}

/** An interface that is made elsewhere may have a public address there. Throws UnseenInput. */
function interfacesElsewhere({ type, properties }: Resource, { resolve }: Looks): undefined {
  if (type !== 'AWS::EC2::Instance') return undefined;
  for (const index of mapsAt(properties, 'NetworkInterfaces').keys()) {
    const path = `NetworkInterfaces.${index}.NetworkInterfaceId`;
    const value = valueAt(properties, path);
    if (value !== undefined) resolve(value, path);
  }
  return undefined;
}

const sixthPaths = ['Ipv6AddressCount', 'Ipv6Addresses', 'Ipv6PrefixCount', 'Ipv6Prefixes', 'PrimaryIpv6'];

function asksForSixth({ type, properties }: Resource): boolean {
  const prefix = type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.' : '';
  const own = sixthPaths.some((path) => valueAt(properties, `${prefix}${path}`) !== undefined);
  return (
    own ||
    mapsAt(properties, `${prefix}NetworkInterfaces`).some((one) =>
      sixthPaths.some((path) => valueAt(one, path) !== undefined),
    )
  );
}

/** Whether a group starts instances as the launch template or configuration says. Throws UnseenInput. */
function starts(user: Resource, what: Resource): boolean {
  const paths = ['LaunchTemplate', 'LaunchConfigurationName', 'MixedInstancesPolicy.LaunchTemplate'];
  return paths.some((path) => refersTo(user, path, what));
}

/** What the resource says itself; undefined when it leaves the decision to its subnets. */
function statedBy({ type, properties }: Resource): Judgement | undefined {
  const prefix = type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.' : '';
  const paths =
    type === 'AWS::AutoScaling::LaunchConfiguration'
      ? ['AssociatePublicIpAddress']
      : mapsAt(properties, `${prefix}NetworkInterfaces`).map(
          (_, index) => `${prefix}NetworkInterfaces.${index}.AssociatePublicIpAddress`,
        );
  let stated = 0;
  const flaw = flawIn(
    paths.map((at) => (): Judgement | undefined => {
      const isPublic = booleanAt(properties, at);
      stated += isPublic === undefined ? 0 : 1;
      return isPublic === true
        ? fail('Gets a public address: AssociatePublicIpAddress is true.', mend, { at })
        : undefined;
    }),
  );
  if (flaw) return flaw;
  return stated > 0 && stated === paths.length
    ? pass('Gets no public address: AssociatePublicIpAddress is false.')
    : undefined;
}

function elasticAddress(instance: Resource, { ofType }: Looks): Judgement | undefined {
  const addresses = ofType('AWS::EC2::EIP', 'AWS::EC2::EIPAssociation');
  const attachments = ofType('AWS::EC2::NetworkInterfaceAttachment');
  const interfaces = ofType('AWS::EC2::NetworkInterface');
  const search = (refers: typeof refersTo): Resource | undefined => {
    const attached = interfaces.filter(
      (one) =>
        refers(instance, 'NetworkInterfaces.*.NetworkInterfaceId', one) ||
        attachments.some((link) => refers(link, 'InstanceId', instance) && refers(link, 'NetworkInterfaceId', one)),
    );
    return addresses.find(
      (one) => refers(one, 'InstanceId', instance) || attached.some((card) => refers(one, 'NetworkInterfaceId', card)),
    );
  };
  const elastic = search(certainlyRefersTo) ?? search(refersTo);
  return (
    elastic &&
    fail(`Carries the public address ${nameOf(elastic)}.`, 'Reach it through a load balancer or Session Manager.', {
      seen: [elastic],
    })
  );
}

function directSubnets({ properties }: Resource, { resolve }: Pick<View, 'resolve'>): readonly Resource[] {
  const inner = listAt(properties, 'NetworkInterfaces').map((_, index) =>
    join('NetworkInterfaces', `${index}.SubnetId`),
  );
  return ['SubnetId', ...inner].flatMap((path) => {
    const value = valueAt(properties, path);
    return value === undefined ? [] : [resolve(value, path)];
  });
}

function bySubnets(subnets: readonly Resource[]): Judgement {
  if (subnets.length === 0)
    return unknown('AssociatePublicIpAddress is not set, and the subnets that decide are not named.');
  const flaw = flawIn(
    subnets.map((subnet) => (): Judgement | undefined => {
      if (booleanAt(subnet.properties, 'MapPublicIpOnLaunch') !== true) return undefined;
      const message = `Gets a public address: AssociatePublicIpAddress is not set, and subnet ${nameOf(subnet)} hands them out.`;
      return fail(message, mend, { seen: [subnet] });
    }),
  );
  const names = subnets.map(nameOf).join(', ');
  const message = `Gets no public address: AssociatePublicIpAddress is not set, and no subnet it starts in hands out addresses (${names}).`;
  return flaw ?? pass(message, { seen: subnets });
}
