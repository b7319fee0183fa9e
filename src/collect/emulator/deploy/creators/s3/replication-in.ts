import type { ReplicationConfiguration, ReplicationRule } from '@aws-sdk/client-s3';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, numberIn, tagsIn, textIn, typed } from '../../given.ts';

/** A template's replication as the call wants it; only the names of ids and tags differ. */
export function replicationIn(replication: Concrete): ReplicationConfiguration {
  return { Role: textIn(replication, 'Role'), Rules: mapsIn(replication, 'Rules').map(ruleIn) };
}

function ruleIn(rule: Concrete): ReplicationRule {
  const filter = mapIn(rule, 'Filter');
  return {
    ...(typed(rule, new Set(['Minutes']), new Set()) as Pick<
      ReplicationRule,
      'DeleteMarkerReplication' | 'Destination' | 'SourceSelectionCriteria' | 'Status'
    >),
    ID: textIn(rule, 'Id'),
    Filter: filter && filterIn(filter),
    Prefix: textIn(rule, 'Prefix'),
    Priority: numberIn(rule, 'Priority'),
  };
}

function filterIn(filter: Concrete): ReplicationRule['Filter'] {
  const and = mapIn(filter, 'And');
  if (and) return { And: { Prefix: textIn(and, 'Prefix'), Tags: tagsIn(and, 'TagFilters') } };
  const [Tag] = tagsIn(filter, 'TagFilter');
  return Tag ? { Tag } : { Prefix: textIn(filter, 'Prefix') ?? '' };
}
