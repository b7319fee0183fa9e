import { door as processDoor } from '../../watchdog/process-door.ts';
import type { Door } from '../../journal/heal-left.ts';
import type { Driver } from '../driver.ts';
import { door as dockerDoor } from './docker-door.ts';

const docker: Driver['name'] = 'docker';

/** The door to the twin of whichever driver, as its journal names it. */
export const door: Door = {
  reach: (holder) => (holder.driver === docker ? dockerDoor : processDoor).reach(holder),
};
