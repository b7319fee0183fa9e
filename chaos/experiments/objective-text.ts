import type { Objective } from './experiment.ts';

/** An objective in the words that features use. */
export function objectiveText(objective: Objective): string {
  switch (objective.kind) {
    case 'requests-answered':
      return `requests are answered again within ${objective.withinSeconds} seconds`;
    case 'writes-accepted':
      return `writes are accepted again within ${objective.withinSeconds} seconds`;
    case 'nothing-lost':
      return 'no acknowledged write is lost';
    case 'loss-bounded':
      return `at most ${objective.atMostSeconds} seconds of acknowledged writes are lost`;
    case 'downtime-bounded':
      return `the worst downtime is at most ${objective.atMostSeconds} seconds`;
    case 'capacity-left':
      return `every component keeps at least ${Math.round(objective.atLeastRatio * 100)} % of its instances`;
    case 'whole-again':
      return `all is up again within ${objective.withinSeconds} seconds of healing`;
    case 'told':
      return 'it is told what survives';
  }
}
