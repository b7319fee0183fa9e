import { paginateListLayers, paginateListLayerVersions } from '@aws-sdk/client-lambda';
import type { Collector } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { inParallel } from '../../aws/in-parallel.ts';
import { typeCollector } from '../type-collector.ts';

const type = 'AWS::Lambda::LayerVersionPermission';

/** Who may use the layers of functions: Cloud Control lists that for a given version only, and Lambda tells the versions. */
export const layerPermissionCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const { lambda: client } = place.clients;
    const layers = await place.listed([type], () =>
      everyPage(paginateListLayers({ client, pageSize: 50 }, {}), ({ Layers }) => Layers),
    );
    const versions = await inParallel(layers ?? [], 4, ({ LayerName }) =>
      place.listed([type], () =>
        everyPage(
          paginateListLayerVersions({ client, pageSize: 50 }, { LayerName }),
          ({ LayerVersions }) => LayerVersions,
        ),
      ),
    );
    const values = versions.flatMap((some) => (some ?? []).flatMap(({ LayerVersionArn: arn }) => arn ?? []));
    return typeCollector(type, { holders: { property: 'LayerVersionArn', values } }).collect(place);
  },
};
