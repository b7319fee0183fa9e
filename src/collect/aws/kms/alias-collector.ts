import { paginateListAliases } from '@aws-sdk/client-kms';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { aliasOf } from './alias.ts';

const types = ['AWS::KMS::Alias'];

/** Aliases under `alias/aws/` are kept by AWS for its own keys. */
export const aliasCollector: Collector = {
  types,
  scope: 'region',
  async collect({ listed, clients, region }) {
    const aliases = await listed(types, () =>
      everyPage(paginateListAliases({ client: clients.kms, pageSize: 100 }, {}), ({ Aliases }) => Aliases),
    );
    return (aliases ?? [])
      .filter(({ AliasName }) => !AliasName?.startsWith('alias/aws/'))
      .map((alias) => aliasOf(alias, region));
  },
};
