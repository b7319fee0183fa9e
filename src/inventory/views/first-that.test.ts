import { describe, it } from 'node:test';
import { expect } from 'chai';
import { stringAt } from '../read.ts';
import { holeOf, unseen, type Value } from '../value.ts';
import { allHold, firstThat, thoseThat } from './first-that.ts';

const isX = (value: Value): boolean => stringAt({ value }, 'value') === 'x';
const hole = unseen('no value');
const question = { question: 'Open=yes', no: 'Open≠yes', reason: 'it is open' };

describe('firstThat', () => {
  it('finds what holds for certain after what was not seen', () => {
    expect(firstThat([hole, 'y', 'x'], isX)).to.equal('x');
  });

  it('finds none only where all were seen', () => {
    expect(firstThat(['y', 'z'], isX)).to.equal(undefined);
    expect(() => firstThat(['y', hole], isX)).to.throw('value: no value');
  });

  it('names an open question before what nobody can answer', () => {
    expect(() => firstThat([hole, holeOf(question)], isX)).to.throw('hangs on Open=yes');
  });

  it('lets an error of the check through', () => {
    const broken = (): boolean => {
      throw new TypeError('a defect');
    };
    expect(() => firstThat(['x'], broken)).to.throw(TypeError, 'a defect');
  });
});

describe('thoseThat', () => {
  it('gives those that hold for certain, and leaves out what was not seen beside them', () => {
    expect(thoseThat(['x', hole, 'y'], isX)).to.deep.equal(['x']);
    expect(() => thoseThat(['y', hole], isX)).to.throw('value: no value');
  });
});

describe('allHold', () => {
  it('is false when one certainly does not hold, whatever was not seen', () => {
    expect(allHold([() => isX(hole), () => isX('y')])).to.equal(false);
    expect(() => allHold([() => isX(hole), () => isX('x')])).to.throw('value: no value');
    expect(allHold([() => isX('x')])).to.equal(true);
  });
});
