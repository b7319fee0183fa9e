import type { DeclaredFlow } from '../../inventory/architecture.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { changed, resourcesOf, shop } from '../../reach/sample-network.ts';
import { type Case, unseen } from '../case.ts';

const flow = (from: string, target: string, ...ports: readonly number[]): DeclaredFlow => ({
  from: [from],
  to: [target],
  protocol: 'tcp',
  ports,
});
const components = {
  door: { logicalIds: ['Balancer'] },
  app: { logicalIds: ['Server'] },
  data: { logicalIds: ['Database'] },
};
const flows = [flow('internet', 'door', 443), flow('door', 'app', 8080), flow('app', 'data', 3306)];
const architecture = { components, flows };
const mend = 'Close one of these hops, or declare the flow in architecture.yaml, under flows.';
const admits = (...rules: readonly ValueMap[]) =>
  resourcesOf(
    changed(shop, 'DataGroup', {
      SecurityGroupIngress: rules.map((rule) => ({ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, ...rule })),
    }),
  );

export const cases: readonly Case[] = [
  {
    name: 'a database that only the application asks',
    records: resourcesOf(shop),
    architecture,
    says: {
      verdict: 'pass',
      subject: 'Database',
      message: 'Nothing reaches it, and it reaches nothing on the internet, but by declared flows.',
    },
  },
  {
    name: 'a database that the load balancer may ask, too',
    records: admits({ CidrIp: '10.0.0.0/24' }),
    architecture,
    says: {
      verdict: 'fail',
      subject: 'Database',
      message:
        'Balancer reaches Database on tcp 3306, which is not declared: security group DoorGroup lets everything out, since no egress rule is written; inside VPC Vpc (shop.yaml:1) packets are sent straight on; security group DataGroup admits tcp 3306 from 10.0.0.0/24 by DataGroup (shop.yaml:1).',
      mend,
    },
  },
  {
    name: 'a server that may ask the whole internet',
    records: resourcesOf(shop),
    architecture,
    says: {
      verdict: 'fail',
      subject: 'Server',
      message:
        'Server reaches the internet on tcp 443, which is not declared: security group AppGroup lets everything out, since no egress rule is written; route table AppTable (shop.yaml:1) sends anywhere (0.0.0.0/0) to Nat by AppRoute (shop.yaml:1); route table PublicTable (shop.yaml:1) sends anywhere (0.0.0.0/0) to Gateway by PublicRoute (shop.yaml:1); VPC Vpc has an internet gateway by Attachment (shop.yaml:1).',
      mend,
    },
  },
  {
    name: 'a rule whose block is a parameter without a value',
    records: resourcesOf(
      changed(shop, 'DataGroup', {
        SecurityGroupIngress: [
          {
            IpProtocol: 'tcp',
            FromPort: 3306,
            ToPort: 3306,
            CidrIp: unseen('no value was given for parameter Allowed', 'Allowed'),
          },
        ],
      }),
    ),
    architecture,
    says: {
      verdict: 'unknown',
      subject: 'Database',
      message: 'DataGroup.SecurityGroupIngress.0.CidrIp: no value was given for parameter Allowed.',
    },
  },
  {
    name: 'an architecture that declares no flows',
    records: resourcesOf(shop),
    says: {
      verdict: 'unknown',
      subject: 'Database',
      message: 'The architecture declares no flows, so that none can be told from others.',
    },
  },
  {
    name: 'a function outside any VPC',
    records: resourcesOf({ Alone: ['AWS::Lambda::Function', {}] }),
    architecture,
    says: { verdict: 'not-applicable', message: 'Has no place in a network.' },
  },
];
