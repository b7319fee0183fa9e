import { abuse } from './abuse.ts';
import { api } from './api.ts';
import { media } from './media.ts';
import type { Scenario } from './scenario.ts';
import { staticDelivery } from './static-delivery.ts';

const environment = (name: string): string | undefined => process.env[name];

export const scenarios: readonly Scenario[] = [
  staticDelivery,
  api(environment),
  media(environment),
  abuse(environment),
];
