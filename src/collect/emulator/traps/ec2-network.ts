import {
  AllocateAddressCommand,
  CreateManagedPrefixListCommand,
  CreateNatGatewayCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  DescribeAddressesCommand,
  DescribeNetworkAclsCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import type { Trap } from '../trap.ts';
import {
  bucketMade,
  endpointMade,
  flowLogMade,
  ingressMade,
  isRefused,
  natGatewayMade,
  subnetMade,
  vpcMade,
} from './ec2-network-probes.ts';

const noVerdict = 'No check reads it.';

/** Where moto tells another network than the one that was made. */
export const ec2NetworkTraps: readonly Trap[] = [
  {
    type: 'AWS::EC2::VPC',
    property: 'DefaultSecurityGroup',
    explanation:
      'The default group of a new VPC admits nobody, and in AWS its own members. The creator adds that rule; without it, the group would count as one that somebody changed, and be judged as a group of the architecture.',
    probe: async (place) => {
      const GroupName = { Name: 'group-name', Values: ['default'] };
      const Filters = [{ Name: 'vpc-id', Values: [await vpcMade(place)] }, GroupName];
      const { SecurityGroups } = await place.clients.ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
      return SecurityGroups?.[0]?.IpPermissions?.length === 0;
    },
  },
  {
    type: 'AWS::EC2::Subnet',
    property: 'EnableDns64',
    explanation: `Is taken and not told again. ${noVerdict}`,
    probe: async (place) => (await subnetMade(place, { EnableDns64: { Value: true } })).EnableDns64 !== true,
  },
  {
    type: 'AWS::EC2::Subnet',
    property: 'PrivateDnsNameOptionsOnLaunch',
    explanation: `Is taken, and always told as names by address. ${noVerdict}`,
    probe: async (place) => {
      const found = await subnetMade(place, { PrivateDnsHostnameTypeOnLaunch: 'resource-name' });
      return found.PrivateDnsNameOptionsOnLaunch?.HostnameType === 'ip-name';
    },
  },
  {
    type: 'AWS::EC2::NatGateway',
    property: 'PrivateIpAddress',
    explanation: `Is drawn at random, outside the subnet. ${noVerdict}`,
    probe: async (place) => {
      const found = await natGatewayMade(place, { PrivateIpAddress: '10.0.0.20' });
      return found.NatGatewayAddresses?.[0]?.PrivateIp !== '10.0.0.20';
    },
  },
  {
    type: 'AWS::EC2::NatGateway',
    property: 'SecondaryAllocationIds',
    explanation: `Are taken and not told again. ${noVerdict}`,
    probe: async (place) => {
      const { ec2 } = place.clients;
      const addresses = [
        await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' })),
        await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' })),
      ];
      const [AllocationId, second = ''] = addresses.map((address) => address.AllocationId);
      const found = await natGatewayMade(place, { AllocationId, SecondaryAllocationIds: [second] });
      return found.NatGatewayAddresses?.length === 1;
    },
  },
  {
    type: 'AWS::EC2::NatGateway',
    property: 'AvailabilityMode',
    explanation:
      'Regional gateways are not known and cannot be made: the routes to one lead nowhere here, and what depends on them is not assessed.',
    probe: async (place) => {
      const VpcId = await vpcMade(place);
      const call = new CreateNatGatewayCommand({ VpcId, AvailabilityMode: 'regional' });
      return isRefused(() => place.clients.ec2.send(call));
    },
  },
  {
    type: 'AWS::EC2::EIP',
    property: 'NetworkBorderGroup',
    explanation: `Is not told. ${noVerdict}`,
    probe: async ({ clients: { ec2 }, region }) => {
      const made = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc', NetworkBorderGroup: region }));
      const AllocationIds = [made.AllocationId ?? ''];
      const { Addresses } = await ec2.send(new DescribeAddressesCommand({ AllocationIds }));
      return Addresses?.[0]?.NetworkBorderGroup === undefined;
    },
  },
  {
    type: 'AWS::EC2::NetworkAclEntry',
    property: 'Icmp',
    explanation:
      'Is taken and not told again, so that an entry for one kind of ICMP reads as one for all. Reachability is asked for TCP and UDP; no verdict changes.',
    probe: async (place) => {
      const { ec2 } = place.clients;
      const acl = await ec2.send(new CreateNetworkAclCommand({ VpcId: await vpcMade(place) }));
      const NetworkAclId = acl.NetworkAcl?.NetworkAclId ?? '';
      const entry = {
        RuleNumber: 100,
        Protocol: '1',
        RuleAction: 'allow',
        Egress: false,
        CidrBlock: '10.0.0.0/8',
      } as const;
      const IcmpTypeCode = { Code: -1, Type: 8 };
      await ec2.send(new CreateNetworkAclEntryCommand({ ...entry, NetworkAclId, IcmpTypeCode }));
      const found = await ec2.send(new DescribeNetworkAclsCommand({ NetworkAclIds: [NetworkAclId] }));
      return found.NetworkAcls?.[0]?.Entries?.find(({ RuleNumber }) => RuleNumber === 100)?.IcmpTypeCode === undefined;
    },
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    property: 'SecurityGroupIngress.*.Description',
    explanation: `Is lost for rules whose source is a prefix list. ${noVerdict}`,
    probe: async (place) => {
      const list = { PrefixListName: 'probe', AddressFamily: 'IPv4', MaxEntries: 1, Entries: [{ Cidr: '10.0.0.0/8' }] };
      const made = await place.clients.ec2.send(new CreateManagedPrefixListCommand(list));
      const source = { PrefixListId: made.PrefixList?.PrefixListId, Description: 'from the list' };
      const found = await ingressMade(place, { PrefixListIds: [source] });
      return found.PrefixListIds?.[0]?.Description === undefined;
    },
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    property: 'IpAddressType',
    explanation: `Is taken and not told again. ${noVerdict}`,
    probe: async (place) => {
      const more = { VpcEndpointType: 'Interface', IpAddressType: 'dualstack' } as const;
      return (await endpointMade(place, 'sqs', more)).IpAddressType === undefined;
    },
  },
  {
    type: 'AWS::EC2::FlowLog',
    property: 'DestinationOptions',
    explanation: `Are taken and not told again. ${noVerdict}`,
    probe: async (place) => {
      const LogDestination = `arn:aws:s3:::${await bucketMade(place, 'options')}`;
      const DestinationOptions = {
        FileFormat: 'parquet',
        HiveCompatiblePartitions: true,
        PerHourPartition: true,
      } as const;
      const found = await flowLogMade(place, { LogDestination, DestinationOptions });
      return found !== undefined && found.DestinationOptions === undefined;
    },
  },
  {
    type: 'AWS::EC2::FlowLog',
    property: 'DeliverCrossAccountRole',
    explanation: `Is taken and not told again. ${noVerdict}`,
    probe: async (place) => {
      const DeliverCrossAccountRole = `arn:aws:iam::${place.account}:role/logs`;
      const LogDestination = `arn:aws:s3:::${await bucketMade(place, 'role')}`;
      const found = await flowLogMade(place, { LogDestination, DeliverCrossAccountRole });
      return found !== undefined && found.DeliverCrossAccountRole === undefined;
    },
  },
  {
    type: 'AWS::EC2::FlowLog',
    property: 'LogDestination',
    explanation:
      "A folder in a bucket is taken for a part of the bucket's name, and refused. The creator cuts it off then, and says so; whether the flows are logged is judged all the same.",
    probe: async (place) => {
      const LogDestination = `arn:aws:s3:::${await bucketMade(place, 'folder')}/flows/`;
      return (await flowLogMade(place, { LogDestination })) === undefined;
    },
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    property: 'DnsOptions',
    explanation: `Are taken and not told again. ${noVerdict}`,
    probe: async (place) => {
      const more = { VpcEndpointType: 'Interface', DnsOptions: { DnsRecordIpType: 'ipv4' } } as const;
      return (await endpointMade(place, 'sqs', more)).DnsOptions === undefined;
    },
  },
];
