import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { LoadObjective } from '../inventory/architecture.ts';
import { mostPerSecond, standInOf } from './load-grounds.ts';

const paths = { api: ['DNS', 'load balancer', 'API', 'microservices', 'database'] };
const objective: LoadObjective = {
  path: 'api',
  scenario: 'api',
  url: 'https://api.shop.example/',
  ratePerSecond: 1,
  p95Ms: 1,
  p99Ms: 1,
  errorRatio: 0,
};

describe('load on the twin', () => {
  it('is a proof where what answers first on the path is its own service', () => {
    const answering = { own: ['API'], plainly: ['microservices'] };
    expect(standInOf({ paths }, objective, answering)).to.equal(undefined);
  });

  it('is a rehearsal where a service further back is named, and what answers is a stand-in', () => {
    const answering = { own: ['microservices'], plainly: ['API'] };
    expect(standInOf({ paths }, objective, answering)).to.match(/A rehearsal: .*"API".*stood in/u);
  });

  it('is a rehearsal where the service that is named runs nowhere on the path', () => {
    expect(standInOf({ paths }, objective, { own: ['assets'], plainly: [] })).to.match(/A rehearsal: /u);
    expect(standInOf({ paths: {} }, objective, { own: ['API'], plainly: [] })).to.match(/A rehearsal: /u);
  });

  it('is no rehearsal where it goes to what really runs', () => {
    expect(standInOf({ paths }, objective, undefined)).to.equal(undefined);
  });
});

describe('the most that is sent in a second', () => {
  const origin = { file: 'load/api.yaml', line: 1, column: 1 };
  const abuse = { route: 'save', badToken: 401, malformed: 422, oversize: { bytes: 1, status: 413 } };
  const requests = { origin, abuse: { ...abuse, burst: { requests: 400, status: 429 } } };

  it('is the declared rate, and for abuse its burst, which comes at once', () => {
    expect(mostPerSecond({}, { ...objective, requests })).to.equal(1);
    expect(mostPerSecond({ once: true }, { ...objective, requests })).to.equal(400);
    expect(mostPerSecond({ once: true }, objective)).to.equal(1);
  });
});
