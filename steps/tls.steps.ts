import { When } from '@cucumber/cucumber';
import type { PlumblineWorld } from './world.ts';

// Without Cucumber's time-out: what is connected to may have to be started first, and every wait has a limit of its own.
When('a client connects to every public endpoint', { timeout: -1 }, async function (this: PlumblineWorld) {
  await this.shakeHands();
});
