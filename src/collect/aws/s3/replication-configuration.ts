import type { ReplicationConfiguration, ReplicationRule } from '@aws-sdk/client-s3';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/** Replication as CloudFormation says it; only the names of ids and tags differ. */
export function replicationConfiguration({ Role, Rules }: ReplicationConfiguration): ValueMap {
  return toldValues({ Role, Rules: Rules?.map(ruleOf) });
}

function ruleOf(rule: ReplicationRule): object {
  return {
    DeleteMarkerReplication: rule.DeleteMarkerReplication,
    Destination: rule.Destination,
    Filter: rule.Filter && filterOf(rule.Filter),
    Id: rule.ID,
    Prefix: rule.Prefix,
    Priority: rule.Priority,
    SourceSelectionCriteria: rule.SourceSelectionCriteria,
    Status: rule.Status,
  };
}

function filterOf({ Prefix, Tag, And }: NonNullable<ReplicationRule['Filter']>): object {
  return {
    Prefix,
    TagFilter: Tag,
    And: And && { Prefix: And.Prefix, TagFilters: And.Tags },
  };
}
