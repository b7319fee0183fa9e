import { autoScalingGroupSpansZones } from './availability/auto-scaling-group-spans-zones.ts';
import { databaseHasStandbyZone } from './availability/database-has-standby-zone.ts';
import type { Check } from './check.ts';

/** Every check there is, in the order of docs/checks.md. */
export const catalogue: readonly Check[] = [autoScalingGroupSpansZones, databaseHasStandbyZone];
