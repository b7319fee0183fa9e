import {
  type ManagedPrefixList,
  paginateDescribeManagedPrefixLists,
  paginateGetManagedPrefixListEntries,
} from '@aws-sdk/client-ec2';
import type { Collector } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { neededDetail } from '../../aws/needed-detail.ts';
import { stillThere } from '../../aws/still-there.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';

const type = 'AWS::EC2::PrefixList';
const gone = ['InvalidPrefixListID.NotFound', 'InvalidPrefixListId.NotFound'];

/**
 * Prefix lists, those of AWS too: a security group that admits CloudFront by its list is open to these addresses and no others. They are no
 * resources of the account, and whether Cloud Control reads them is not documented; EC2 does. Source: Amazon VPC User Guide, "AWS-managed prefix lists".
 */
export const prefixListCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const { ec2: client } = place.clients;
    const pages = () => paginateDescribeManagedPrefixLists({ client, pageSize: 100 }, {});
    const all = await place.listed([type], () => everyPage(pages(), ({ PrefixLists }) => PrefixLists));
    return stillThere((all ?? []).filter(isThere), 4, async (list) => {
      const entries = await neededDetail(place, [type], gone, () =>
        everyPage(
          paginateGetManagedPrefixListEntries({ client, pageSize: 100 }, { PrefixListId: list.PrefixListId }),
          ({ Entries }) => Entries,
        ),
      );
      if (!entries) return [];
      return [
        {
          type,
          ref: list.PrefixListId ?? '',
          ...(list.PrefixListArn === undefined ? {} : { arn: list.PrefixListArn }),
          region: place.region,
          tags: tagMap(list.Tags),
          properties: {
            ...toldValues({
              PrefixListName: list.PrefixListName,
              AddressFamily: list.AddressFamily,
              MaxEntries: list.MaxEntries,
            }),
            Entries: entries.map(({ Cidr, Description }) => toldValues({ Cidr, Description })),
          },
          attributes: toldValues({ PrefixListId: list.PrefixListId, Arn: list.PrefixListArn, Version: list.Version }),
          api: 'ec2:GetManagedPrefixListEntries',
        },
      ];
    });
  },
};

function isThere({ State: state }: ManagedPrefixList): boolean {
  return state !== 'delete-complete';
}
