import {
  AssociateVPCWithHostedZoneCommand,
  ChangeTagsForResourceCommand,
  CreateHostedZoneCommand,
  CreateQueryLoggingConfigCommand,
  type Route53Client,
  type VPC,
  type VPCRegion,
} from '@aws-sdk/client-route-53';
import { zoneIdOf } from '../../../../aws/route53/zone-id.ts';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, tagsIn, textIn } from '../../given.ts';

export const hostedZoneCreator: Creator = {
  type: 'AWS::Route53::HostedZone',
  async create(properties, { clients, region, uniqueName }) {
    const { route53 } = clients;
    const [first, ...others] = mapsIn(properties, 'VPCs').map((vpc) => vpcIn(vpc, region));
    const { HostedZone, DelegationSet } = await route53.send(
      new CreateHostedZoneCommand({
        Name: neededIn(properties, 'Name'),
        CallerReference: uniqueName(),
        HostedZoneConfig: {
          // LocalStack fails where there is none.
          Comment: textIn(mapIn(properties, 'HostedZoneConfig') ?? {}, 'Comment') ?? '',
          PrivateZone: first !== undefined,
        },
        VPC: first,
      }),
    );
    const id = zoneIdOf(answerHas(HostedZone?.Id, 'an id', 'CreateHostedZone'));
    for (const VPC of others) await route53.send(new AssociateVPCWithHostedZoneCommand({ HostedZoneId: id, VPC }));
    await tagZone(id, properties, route53);
    const log = mapIn(properties, 'QueryLoggingConfig');
    if (log)
      await route53.send(
        new CreateQueryLoggingConfigCommand({
          HostedZoneId: id,
          CloudWatchLogsLogGroupArn: neededIn(log, 'CloudWatchLogsLogGroupArn'),
        }),
      );
    return {
      ref: id,
      attributes: { Id: id, NameServers: (DelegationSet?.NameServers ?? []).join(',') },
      notTaken: leftOut(properties, ['HostedZoneConfig', 'HostedZoneTags', 'Name', 'QueryLoggingConfig', 'VPCs']),
    };
  },
};

function vpcIn(vpc: Concrete, region: string): VPC {
  return { VPCId: neededIn(vpc, 'VPCId'), VPCRegion: (textIn(vpc, 'VPCRegion') ?? region) as VPCRegion };
}

async function tagZone(ResourceId: string, properties: Concrete, route53: Route53Client): Promise<void> {
  const AddTags = tagsIn(properties, 'HostedZoneTags');
  if (AddTags.length > 0)
    await route53.send(new ChangeTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId, AddTags }));
}
