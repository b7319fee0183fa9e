import type { Trap } from '../trap.ts';
import { computeTraps } from './compute.ts';
import { ec2NetworkTraps } from './ec2-network.ts';
import { edgeTraps } from './edge.ts';
import { eksTraps } from './eks.ts';
import { elasticacheTraps } from './elasticache.ts';
import { identityTraps } from './identity.ts';
import { rdsTraps } from './rds.ts';

const known: readonly Trap[] = [
  ...computeTraps,
  ...ec2NetworkTraps,
  ...edgeTraps,
  ...eksTraps,
  ...elasticacheTraps,
  ...identityTraps,
  ...rdsTraps,
];

/** All that moto is known to tell otherwise than AWS, but for what our side makes up for. */
export const traps = known.filter(({ isMended }) => isMended !== true);
