import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import type { TwinData } from '../evidence/experiment-data.ts';
import type { ChaosChoice } from './chaos-parts.ts';

/** What the experiments of a run were done on, for the report. */
export function twinData(
  { mapping, notModelled, controlPlane, links = [] }: TwinPlan,
  { driver, profile, changes: { timeScale, ...changes } }: ChaosChoice,
): TwinData {
  const assumed = links
    .filter(({ source }) => source === undefined)
    .map(({ from, to, delayMs }) => ({
      resource: `${from} to ${to}`,
      part: 'link',
      substitution: `${delayMs} ms one way is assumed; no source gives a figure`,
    }));
  return {
    driver: driver.name,
    profile: profile.name,
    timeScale,
    changes: Object.entries(changes).map(([key, value]) => `${key}=${value}`),
    substitutions: [...mapping.filter(({ substitution }) => substitution !== ''), ...assumed],
    notModelled: notModelled.map(({ resource, reason }) => ({ resource, reason })),
    declared: controlPlane.map(({ what, seconds, band, source }) => ({
      what,
      seconds,
      band,
      ...(source === undefined ? {} : { source }),
    })),
  };
}
