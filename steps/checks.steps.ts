import { Then } from '@cucumber/cucumber';
import { catalogue } from '../src/checks/catalogue.ts';
import type { Parameter } from '../src/checks/check.ts';
import type { PlumblineWorld } from './world.ts';

for (const check of catalogue) {
  const body = function (this: PlumblineWorld, ...parameters: Parameter[]): void {
    this.ask(check, parameters);
  };
  // Cucumber counts a step's parameters; a rest parameter counts as none.
  Object.defineProperty(body, 'length', { value: check.title.match(/\{(int|float|string)\}/gu)?.length ?? 0 });
  Then(check.title, body);
}
