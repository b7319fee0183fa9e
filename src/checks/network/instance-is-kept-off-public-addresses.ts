import { booleanAt, listAt, mapsAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { join } from '../../inventory/value.ts';
import { certainlyRefersTo, refersTo } from '../../inventory/views/refers-to.ts';
import { type SubnetsOfWorkload, subnetsOfWorkload } from '../../inventory/views/subnets-of-workload.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';

type Looks = Pick<View, 'ofType' | 'resolve'> & { readonly views: { readonly places: SubnetsOfWorkload } };

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
    subjects: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'],
    types: [
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::EKS::Nodegroup',
      'AWS::EC2::Subnet',
      'AWS::EC2::EIP',
      'AWS::EC2::EIPAssociation',
    ],
    views: { places: subnetsOfWorkload },
  },
  judge(resource, view) {
    const flaw = flawIn([
      () => (resource.type === 'AWS::EC2::Instance' ? elasticAddress(resource, view) : undefined),
      () => judgeAssociation(resource, view),
    ]);
    return flaw ?? judgeAssociation(resource, view);
  },
});

function judgeAssociation(resource: Resource, view: Looks): Judgement {
  const said = statedBy(resource);
  if (said) return said;
  if (resource.type === 'AWS::EC2::Instance') {
    if (
      valueAt(resource.properties, 'NetworkInterfaces') === undefined &&
      valueAt(resource.properties, 'SubnetId') === undefined
    )
      return valueAt(resource.properties, 'LaunchTemplate') === undefined
        ? unknown(
            'AssociatePublicIpAddress is not set, and without a subnet the default VPC decides.',
            'NetworkInterfaces',
          )
        : notApplicable('Takes its network from a launch template.');
    return bySubnets(directSubnets(resource, view));
  }
  const users = view
    .ofType('AWS::AutoScaling::AutoScalingGroup', 'AWS::EKS::Nodegroup')
    .filter((user) => starts(user, resource));
  if (users.length === 0)
    return unknown(
      'AssociatePublicIpAddress is not set, and what starts such instances is not among the resources that were collected.',
    );
  return bySubnets(users.flatMap((user) => view.views.places.subnetsOf(user) ?? []));
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
  const elastic =
    addresses.find((one) => certainlyRefersTo(one, 'InstanceId', instance)) ??
    addresses.find((one) => refersTo(one, 'InstanceId', instance));
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
