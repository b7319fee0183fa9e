import { Then, When } from '@cucumber/cucumber';
import type { PlumblineWorld } from './world.ts';

When('static assets are requested at the target rate', function (this: PlumblineWorld) {
  this.load('static-delivery');
});

When('the API is requested at the target rate', function (this: PlumblineWorld) {
  this.load('api');
});

When('the API is requested at the target rate after a zone is lost', function (this: PlumblineWorld) {
  this.load('api', { isZoneLost: true });
});

When('media are played at the target rate', function (this: PlumblineWorld) {
  this.load('media');
});

When('the API is abused', function (this: PlumblineWorld) {
  this.load('abuse');
});

Then('{int} % of them arrive within {int} milliseconds', function (this: PlumblineWorld, percent: number, ms: number) {
  // What failed has not arrived.
  this.expectOfLoad('objective errors');
  this.expectOfLoad({ kind: 'latency', share: percent / 100, ms });
});

Then('at most {float} % of them fail', function (this: PlumblineWorld, percent: number) {
  this.expectOfLoad({ kind: 'errors', ratio: percent / 100 });
});

Then('its latency and error objectives hold', function (this: PlumblineWorld) {
  this.expectOfLoad('objective');
});

Then('manifest and segment objectives hold', function (this: PlumblineWorld) {
  this.expectOfLoad('objective');
});

Then('every abuse is refused', function (this: PlumblineWorld) {
  this.expectOfLoad({ kind: 'errors', ratio: 0 });
});
