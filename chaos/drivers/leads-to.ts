import type { TwinPlan } from '../twin/twin-plan.ts';
import type { LinkLayout } from './twin-layout.ts';

/**
 * The server that a link leads to while `writer` writes. The address of an instance goes over to its standby, which takes its
 * place, and stays where it is when a replica is promoted, which has an address of its own.
 */
export function leadsTo(
  plan: Pick<TwinPlan, 'databases'>,
  link: Pick<LinkLayout, 'kind' | 'database' | 'address'>,
  writer: string,
  before: string | undefined,
): string {
  const { node, leadsTo: role } = link.address;
  if (link.kind === 'replication' || role === 'writer') return writer;
  const followers = plan.databases.find(({ id }) => id === link.database)?.followers ?? [];
  if (role === 'reader') return followers.find(({ id, reads }) => reads && id !== writer)?.id ?? writer;
  if (followers.some(({ id, role: kind }) => id === node && kind === 'replica')) return node;
  const isPair =
    writer === link.database || followers.some(({ id, role: kind }) => id === writer && kind === 'standby');
  return isPair ? writer : (before ?? node);
}
