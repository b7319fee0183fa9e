import { type FileSystem, paginateDescribeFileSystems } from '@aws-sdk/client-fsx';
import type { Collector, Mapped } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';

const type = 'AWS::FSx::FileSystem';
const notMapped = 'FSx tells it in another form than CloudFormation has, and it is not read here';

/** File systems of FSx, which Cloud Control does not know. */
export const fileSystemCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect({ clients, listed, region }) {
    const pages = () => paginateDescribeFileSystems({ client: clients.fsx }, {});
    const all = await listed([type], () => everyPage(pages(), ({ FileSystems }) => FileSystems));
    return (all ?? []).map((one) => fileSystem(one, region));
  },
};

/** A file system of FSx, from DescribeFileSystems; what only one kind of them has is left open. */
function fileSystem(told: FileSystem, region: string): Mapped {
  const kinds = ['LustreConfiguration', 'WindowsConfiguration', 'OntapConfiguration', 'OpenZFSConfiguration'] as const;
  const own = kinds.filter((kind) => told[kind] !== undefined);
  return {
    type,
    ref: told.FileSystemId ?? '',
    ...(told.ResourceARN === undefined ? {} : { arn: told.ResourceARN }),
    region,
    tags: tagMap(told.Tags),
    properties: toldValues({
      FileSystemType: told.FileSystemType,
      FileSystemTypeVersion: told.FileSystemTypeVersion,
      KmsKeyId: told.KmsKeyId,
      NetworkType: told.NetworkType,
      StorageCapacity: told.StorageCapacity,
      StorageType: told.StorageType,
      SubnetIds: told.SubnetIds?.toSorted(),
    }),
    attributes: toldValues({ DNSName: told.DNSName, ResourceARN: told.ResourceARN }),
    untold: {
      SecurityGroupIds: 'FSx tells the interfaces and not their groups',
      ...Object.fromEntries(own.map((kind) => [kind, notMapped])),
    },
    api: 'fsx:DescribeFileSystems',
  };
}
