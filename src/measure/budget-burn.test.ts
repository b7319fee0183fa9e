import { describe, it } from 'node:test';
import { expect } from 'chai';
import { budgetBurn, hoursUntilSpent } from './budget-burn.ts';

describe('the error budget', () => {
  it('is 259.2 seconds of 30 days at 99.99 %', () => {
    expect(budgetBurn(0, 259_200, 0.9999).shareOf30Days).to.be.closeTo(1, 1e-9);
  });

  it('burns by the ratio of what is bad to what may be', () => {
    expect(budgetBurn(0.01, 0, 0.999).burnRate).to.be.closeTo(10, 1e-9);
  });

  it('mistake 22: at a burn rate of 14.4 is spent in 50 hours, not in 2', () => {
    expect(hoursUntilSpent(14.4, 30)).to.equal(50);
  });
});
