import type { Collector } from '../collector.ts';
import { autoScalingGroup } from './auto-scaling-group.ts';
import { everyAutoScalingGroup, isOfNodegroup } from './every-auto-scaling-group.ts';

const types = ['AWS::AutoScaling::AutoScalingGroup'];

/** All groups but those that EKS makes for its node groups: nobody declares them, and what is promised of them is the node group's. */
export const autoScalingGroupCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const groups = await place.listed(types, () => everyAutoScalingGroup(place));
    return (groups ?? [])
      .filter((group) => !isOfNodegroup(group))
      .map((group) => autoScalingGroup(group, place.region));
  },
};
