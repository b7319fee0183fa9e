import { Given } from '@cucumber/cucumber';
import type { PlumblineWorld } from './world.ts';

Given('the architecture {string}', function (this: PlumblineWorld, id: string) {
  this.isArchitecture(id);
});

Given('its {string}', function (this: PlumblineWorld, component: string) {
  this.narrowTo(component);
});

Given('any templates', () => undefined);
