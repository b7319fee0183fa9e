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

After(function (this: PlumblineWorld) {
  return this.conclude();
});
