import { describe, it } from 'node:test';
import { expect } from 'chai';
import { machineBusy } from './machine-busy.ts';

const told = (some: string): string =>
  `some avg10=${some} avg60=17.18 avg300=11.54 total=18824079089\nfull avg10=99.00 avg60=0.00 avg300=0.00 total=0\n`;

describe('a busy machine', () => {
  it('is told from the pressure on its processors', () => {
    expect(machineBusy(told('48.22'))).to.equal(
      'This machine was busy: work waited for a processor for 48 % of the last 10 s',
    );
  });

  it('is not told of one with little to do, or of a system that does not say', () => {
    expect(machineBusy(told('3.10'))).to.equal(undefined);
    expect(machineBusy('')).to.equal(undefined);
  });
});
