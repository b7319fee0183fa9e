import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import type { Collector, Mapped, Place } from '../aws/collector.ts';
import { readOnly } from '../aws/read-only.ts';
import { json, queryError, serviceForTests, type WireAnswer, type WireRequest } from '../aws/service-for-tests.ts';
import { tagMap } from '../aws/tag-map.ts';
import { type Collected, collectLive } from './collect-live.ts';
import type { Scope } from './scope.ts';

export const account = '111122223333';

/** One resource that was read there. */
export function mapped({ region }: Place, type: string, ref: string, tags: Mapped['tags'] = {}): Mapped {
  return { type, ref, region, tags, properties: {}, attributes: {}, api: 'test:Test' };
}

export const vpcs: Collector = {
  types: ['AWS::EC2::VPC'],
  scope: 'region',
  async collect(place) {
    const listed = await place.listed(['AWS::EC2::VPC'], () => place.clients.ec2.send(new DescribeVpcsCommand({})));
    return (listed?.Vpcs ?? []).map(({ VpcId = '', Tags }) => mapped(place, 'AWS::EC2::VPC', VpcId, tagMap(Tags)));
  },
};
const roles: Collector = {
  types: ['AWS::IAM::Role'],
  scope: 'global',
  async collect(place) {
    const listed = await place.listed(['AWS::IAM::Role'], () => place.clients.iam.send(new ListRolesCommand({})));
    return (listed?.Roles ?? []).map(({ RoleName = '' }) => mapped(place, 'AWS::IAM::Role', RoleName));
  },
};

const answers: Readonly<Record<string, WireAnswer>> = {
  'DescribeVpcs ec2/eu-west-1': {
    body: '<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><tagSet><item><key>Project</key><value>shop</value></item></tagSet></item></vpcSet></DescribeVpcsResponse>',
  },
  'DescribeVpcs ec2/eu-central-1': {
    body: '<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-2</vpcId></item></vpcSet></DescribeVpcsResponse>',
  },
  'ListRoles iam/us-east-1': {
    body: '<ListRolesResponse><ListRolesResult><Roles><member><RoleName>app</RoleName></member></Roles></ListRolesResult></ListRolesResponse>',
  },
  'GetResources tagging/eu-west-1': json({ ResourceTagMappingList: [] }),
  'GetResources tagging/eu-central-1': json({ ResourceTagMappingList: [] }),
  'GetResources tagging/us-east-1': json({ ResourceTagMappingList: [] }),
};

/** What is read of two regions that answer so, or as `instead` says. */
export async function collected(
  given: {
    scope?: Scope;
    collectors?: readonly Collector[];
    regions?: readonly string[];
    instead?: (request: WireRequest) => WireAnswer | undefined;
  } = {},
): Promise<Collected & { asked: readonly string[]; said: readonly string[] }> {
  const {
    scope = { kind: 'everything' },
    collectors = [vpcs, roles],
    regions = ['eu-west-1', 'eu-central-1'],
    instead,
  } = given;
  await using service = await serviceForTests(
    (request) =>
      instead?.(request) ??
      answers[`${request.operation} ${request.signedFor}`] ??
      queryError('NoTestAnswer', request.operation),
  );
  const said: string[] = [];
  const found = await collectLive({
    target: {
      account,
      regions,
      partition: 'aws',
      globalRegion: 'us-east-1',
      clientsIn: (region) => service.clients(region, { plugins: [readOnly()] }),
    },
    scope,
    collectors,
    signal: new AbortController().signal,
    say: (line) => said.push(line),
  });
  return {
    ...found,
    asked: service.asked.map(({ operation, signedFor }) => `${operation} ${signedFor}`).toSorted(),
    said,
  };
}

export const refs = ({ mapped: found }: Collected): readonly string[] =>
  found.map(({ ref, region }) => `${region} ${ref}`).toSorted();
