import { After, Before, BeforeStep, setWorldConstructor } from '@cucumber/cucumber';
import { PlumblineWorld } from './world.ts';

setWorldConstructor(PlumblineWorld);

Before(function (this: PlumblineWorld, { pickle }) {
  const reasons = pickle.tags.flatMap(({ name }) => this.session.unassessed.get(name.slice(1)) ?? []);
  for (const reason of reasons) this.leaveUnassessed(reason);
  return reasons.length > 0 ? 'skipped' : undefined;
});

BeforeStep(function (this: PlumblineWorld, { pickleStep }) {
  this.sentence = pickleStep.text;
});

// Without Cucumber's time-out: an experiment has its own, and what is broken must be healed before anything else goes on.
After({ timeout: -1 }, async function (this: PlumblineWorld, { pickle, result }) {
  const tags = pickle.tags.map(({ name }) => name.slice(1));
  // Only what was understood to its last sentence is done.
  if (result?.status === 'PASSED') {
    await this.experiment(tags);
    await this.loading(tags);
  }
  return this.conclude();
});
