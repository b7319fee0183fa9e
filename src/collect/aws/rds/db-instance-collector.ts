import { paginateDescribeDBInstances } from '@aws-sdk/client-rds';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { dbInstance } from './db-instance.ts';

const types = ['AWS::RDS::DBInstance'];

/** Instances of DocumentDB and Neptune answer here too, and are of types of their own. */
const others = /^(?:docdb|neptune)$/u;

export const dbInstanceCollector: Collector = {
  types,
  scope: 'region',
  async collect({ clients, listed, region }) {
    const pages = () => paginateDescribeDBInstances({ client: clients.rds, pageSize: 100 }, {});
    const all = await listed(types, () => everyPage(pages(), ({ DBInstances }) => DBInstances));
    return (all ?? []).filter(({ Engine = '' }) => !others.test(Engine)).map((one) => dbInstance(one, region));
  },
};
