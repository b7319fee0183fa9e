import type { Resource } from '../../inventory/resource.ts';
import type { Value, ValueMap } from '../../inventory/value.ts';
import { changed, group, type Records, resourcesOf, shop, to } from '../../reach/sample-network.ts';
import { type Case, unseen } from '../case.ts';
import { object } from '../kubernetes/small-cluster.ts';

const architecture = {
  components: {
    'special client databases': { types: ['AWS::RDS::DBInstance'], tag: { Client: ['ministry', 'bank'] } },
  },
};
const mend =
  'Admit the services of the client only: by a security group of their own, or by network policies and subnets that no other client shares.';
const rule = (name: string): ValueMap => ({
  IpProtocol: 'tcp',
  FromPort: 3306,
  ToPort: 3306,
  SourceSecurityGroupId: to(name, 'GroupId'),
});

const records: Records = {
  ...changed(shop, 'DataGroup', { SecurityGroupIngress: [rule('NodeGroup')] }),
  NodeGroup: group({}),
  Cluster: ['AWS::EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: [to('AppSubnet')] } }],
  Network: [
    'AWS::EKS::Addon',
    { ClusterName: to('Cluster'), AddonName: 'vpc-cni', ConfigurationValues: '{"enableNetworkPolicy": "true"}' },
  ],
  Template: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [to('NodeGroup', 'GroupId')] } }],
  Nodes: [
    'AWS::EKS::Nodegroup',
    { ClusterName: to('Cluster'), Subnets: [to('AppSubnet')], LaunchTemplate: { Id: to('Template') } },
  ],
  MinistryRole: ['AWS::IAM::Role', {}],
  Identity: [
    'AWS::EKS::PodIdentityAssociation',
    {
      ClusterName: to('Cluster'),
      Namespace: 'ministry',
      ServiceAccount: 'service',
      RoleArn: to('MinistryRole', 'Arn'),
    },
  ],
};

const clients: Readonly<Record<string, string>> = { Database: 'ministry', MinistryRole: 'ministry' };
const tagged = (all: Records): readonly Resource[] =>
  resourcesOf(all).map((one) => {
    const client = clients[one.id];
    return client === undefined ? one : { ...one, tags: { Client: client } };
  });
const pod = (namespace: string, more: ValueMap = {}): Resource =>
  object(
    'apps::Deployment',
    `${namespace}-web`,
    { spec: { template: { spec: { serviceAccountName: 'service', ...more } } } },
    { namespace },
  );
const policy = (namespace: string, ...egress: readonly Value[]): Resource =>
  object(
    'networking.k8s.io::NetworkPolicy',
    'out',
    { spec: { podSelector: {}, policyTypes: ['Egress'], egress } },
    { namespace },
  );
const toBlock = (cidr: string, port: number): ValueMap => ({
  to: [{ ipBlock: { cidr } }],
  ports: [{ protocol: 'TCP', port }],
});

const pods = (...others: readonly Resource[]): readonly Resource[] => [...tagged(records), pod('ministry'), ...others];
const fails = (text: string) => ({ verdict: 'fail', subject: 'Database', message: text, mend }) as const;

export const cases: readonly Case[] = [
  {
    name: "pods of another client whose policy leads to that client's subnets",
    records: pods(pod('bank'), policy('bank', toBlock('10.0.9.0/24', 3306), toBlock('10.0.2.0/24', 443))),
    architecture,
    says: { verdict: 'pass', subject: 'Database', message: 'Nothing but the services of ministry reaches it.' },
  },
  {
    name: 'pods of another client whose policy leads to the same subnets',
    records: pods(pod('bank'), policy('bank', toBlock('10.0.0.0/16', 3306))),
    architecture,
    says: fails(
      'Deployment bank-web of namespace bank reaches it on tcp 3306 from Nodes, and is no service of ministry: network policy out (case.yaml:1) lets pods of bank-web (case.yaml:1) out to it.',
    ),
  },
  {
    name: 'pods of another client without a policy',
    records: pods(pod('bank')),
    architecture,
    says: fails(
      'Deployment bank-web of namespace bank reaches it on tcp 3306 from Nodes, and is no service of ministry: no network policy holds back what pods of bank-web (case.yaml:1) send.',
    ),
  },
  {
    name: 'pods of another client on the network of their node',
    records: pods(pod('bank', { hostNetwork: true }), policy('bank')),
    architecture,
    says: fails(
      'Deployment bank-web of namespace bank reaches it on tcp 3306 from Nodes, and is no service of ministry: pods of bank-web (case.yaml:1) use the network of their node, where no network policy holds them.',
    ),
  },
  {
    name: 'policies that nothing enforces',
    records: [...tagged(changed(records, 'Network', { ConfigurationValues: '{}' })), pod('bank'), policy('bank')],
    architecture,
    says: fails(
      'Deployment bank-web of namespace bank reaches it on tcp 3306 from Nodes, and is no service of ministry: Network (shop.yaml:1) does not enforce network policies.',
    ),
  },
  {
    name: 'a server of nobody in particular',
    records: tagged(changed(records, 'DataGroup', { SecurityGroupIngress: [rule('AppGroup')] })),
    architecture,
    says: fails(
      'Server reaches it on tcp 3306, and is no service of ministry: security group AppGroup lets everything out, since no egress rule is written; inside VPC Vpc (shop.yaml:1) packets are sent straight on; security group DataGroup admits tcp 3306 from AppGroup by DataGroup (shop.yaml:1).',
    ),
  },
  {
    name: 'nodes whose manifests were not given',
    records: tagged(records),
    architecture,
    says: {
      verdict: 'unknown',
      subject: 'Database',
      message: 'Nodes reaches it, and which pods run there was not seen: there are no manifests of Cluster.',
    },
  },
  {
    name: 'a security group that was not seen',
    records: tagged(
      changed(records, 'Database', { VPCSecurityGroups: [unseen('no value was given for parameter Group', 'Group')] }),
    ),
    architecture,
    says: {
      verdict: 'unknown',
      subject: 'Database',
      message: 'Database.VPCSecurityGroups.0: no value was given for parameter Group.',
    },
  },
  {
    name: 'an architecture without special clients',
    records: resourcesOf(shop),
    says: {
      verdict: 'unknown',
      subject: 'Database',
      message: 'the architecture declares no component "special client databases".',
    },
  },
  {
    name: 'a database of everybody',
    records: resourcesOf(shop),
    architecture,
    says: { verdict: 'not-applicable', subject: 'Database', message: 'Belongs to no special client.' },
  },
];
