import exec from 'k6/execution';
import { counted } from './iteration.ts';
import { readPlan } from './plan.ts';
import { timeOutMs } from './time-out.ts';
import { tokenFor } from './token.ts';
import type { MediaTold } from './told.ts';
import { watch } from './viewer.ts';

const plan = readPlan<MediaTold>();
const { told } = plan.prepared;
const limitMs = timeOutMs(plan.objective);
export const options = plan.options;

export default counted(plan, async () => {
  const turn = exec.scenario.iterationInTest;
  const url = told.plays[turn % told.plays.length];
  const token = told.login && tokenFor(told.login, limitMs);
  // Without a token there is no key; that the login failed has been told.
  if (url === undefined || (told.login && token === undefined)) return;
  await watch({ url, token, told, turn: Math.floor(turn / told.plays.length), timeOutMs: limitMs });
});
