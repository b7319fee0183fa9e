import { defineParameterType, Then, When } from '@cucumber/cucumber';
import type { PlumblineWorld } from './world.ts';

type Nth = 'first' | 'second' | 'third';

defineParameterType({ name: 'nth', regexp: /first|second|third/u });

When('the {nth} zone of the primary region is lost', function (this: PlumblineWorld, nth: Nth) {
  this.lose(`${nth} zone of the primary region`);
});

When('any zone of the primary region is lost', function (this: PlumblineWorld) {
  this.lose('every zone of the primary region');
});

When('the zone of the primary database is lost', function (this: PlumblineWorld) {
  this.lose('zone of the primary database');
});

When('the primary region is lost', function (this: PlumblineWorld) {
  this.lose('primary region');
});

Then('requests are answered again within {int} seconds', function (this: PlumblineWorld, withinSeconds: number) {
  this.expect({ kind: 'requests-answered', withinSeconds });
});

Then('writes are accepted again within {int} seconds', function (this: PlumblineWorld, withinSeconds: number) {
  this.expect({ kind: 'writes-accepted', withinSeconds });
});

Then('no acknowledged write is lost', function (this: PlumblineWorld) {
  this.expect({ kind: 'nothing-lost' });
});

Then('at most {int} seconds of acknowledged writes are lost', function (this: PlumblineWorld, atMostSeconds: number) {
  this.expect({ kind: 'loss-bounded', atMostSeconds });
});

Then('the worst downtime is at most {int} seconds', function (this: PlumblineWorld, atMostSeconds: number) {
  this.expect({ kind: 'downtime-bounded', atMostSeconds });
});
