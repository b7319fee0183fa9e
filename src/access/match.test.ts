import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen } from '../inventory/value.ts';
import { comparisonOf } from './condition-operators.ts';
import { matchesAll, matchesArn, matchesSome } from './match.ts';
import { anything, exactly, literalOf, patternOf } from './pattern.ts';
import { arnSuffix } from './spelling.ts';

const some = (pattern: string, subject: string) => matchesSome(patternOf([pattern]), exactly([subject])).is;

describe('a pattern', () => {
  it('matches text by * and ?, in every place', () => {
    for (const [pattern, subject] of [
      ['*', ''],
      ['s3:*', 's3:getobject'],
      ['s3:get*ion', 's3:getobjectversion'],
      ['a*b*c', 'aXbXbXc'],
      ['a?c', 'abc'],
      ['**', 'x'],
    ] as const)
      expect(some(pattern, subject), `${pattern} ${subject}`).to.equal('yes');
    for (const [pattern, subject] of [
      ['', 'x'],
      ['a?c', 'ac'],
      ['a*b', 'abc'],
      ['s3:get', 's3:getobject'],
    ] as const)
      expect(some(pattern, subject), `${pattern} ${subject}`).to.equal('no');
  });

  it('takes stars literally where the operator knows no wildcards', () => {
    expect(matchesSome(literalOf(['a*']), exactly(['ab'])).is).to.equal('no');
    expect(matchesSome(literalOf(['*']), exactly(['ab'])).is).to.equal('no');
    expect(matchesSome(literalOf(['ab']), exactly(['ab'])).is).to.equal('yes');
  });

  it('tells whether it takes in one of many things, or all of them', () => {
    const objects = exactly(['arn:aws:s3:::files/'], [anything]);
    expect(matchesSome(patternOf(['arn:aws:s3:::files/a/*']), objects).is).to.equal('yes');
    expect(matchesAll(patternOf(['arn:aws:s3:::files/a/*']), objects).is).to.equal('no');
    expect(matchesAll(patternOf(['arn:aws:s3:::files/*']), objects).is).to.equal('yes');
    expect(matchesSome(patternOf(['arn:aws:s3:::others/*']), objects).is).to.equal('no');
  });

  it('matches a name that AWS chooses by itself and by *, and leaves open what only the name can tell', () => {
    const name = { reference: 'a/eu-west-1/s/Files', attribute: 'name' };
    const files = exactly(['arn:aws:s3:::', name, '/'], [anything]);
    expect(matchesAll(patternOf(['arn:aws:s3:::', name, '/*']), files).is).to.equal('yes');
    expect(matchesAll(patternOf(['arn:aws:s3:::*']), files).is).to.equal('yes');
    expect(matchesAll(patternOf(['arn:aws:s3:::s-*']), files).is).to.equal('unseen');
    expect(matchesAll(patternOf(['arn:aws:s3:::s-files']), files).is).to.equal('no');
    const other = { reference: 'a/eu-west-1/s/Others', attribute: 'name' };
    expect(matchesAll(patternOf(['arn:aws:s3:::', other, '/*']), files).is).to.equal('no');
  });

  it('matches the six characters at the end of a secret by ?????? and by -*', () => {
    const suffix = { reference: 'a/eu-west-1/s/Secret', attribute: arnSuffix };
    const secret = exactly(['arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-', suffix]);
    const start = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db';
    expect(matchesAll(patternOf([`${start}-??????`]), secret).is).to.equal('yes');
    expect(matchesAll(patternOf([`${start}-*`]), secret).is).to.equal('yes');
    expect(matchesAll(patternOf([`${start}-?????`]), secret).is).to.equal('no');
    expect(matchesAll(patternOf([start]), secret).is).to.equal('no');
  });

  it('is unseen where a hole decides, and not where it does not', () => {
    const hole = unseen('parameter P has no value', 'P');
    expect(matchesSome(patternOf(['arn:aws:s3:::', hole, '/*']), exactly(['arn:aws:s3:::files/a'])).is).to.equal(
      'unseen',
    );
    expect(matchesSome(patternOf(['arn:aws:s3:::', hole]), exactly(['arn:aws:sqs:::files'])).is).to.equal('no');
  });

  it('is open where a policy variable decides', () => {
    expect(some('arn:aws:s3:::home/${aws:username}/*', 'arn:aws:s3:::home/ann/x')).to.equal('open');
    expect(some('arn:aws:s3:::home/${aws:username}/*', 'arn:aws:s3:::files/x')).to.equal('no');
    expect(some('a${*}', 'a*')).to.equal('yes');
  });

  it('keeps to the parts of an ARN in ArnLike', () => {
    const arn = (pattern: string, subject: string) => matchesArn(patternOf([pattern]), exactly([subject])).is;
    expect(arn('arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a/b')).to.equal('yes');
    expect(arn('arn:aws:s3:*', 'arn:aws:s3:::files')).to.equal('no');
    expect(arn('arn:aws:sns:*:*:a:b*', 'arn:aws:sns:eu-west-1:111122223333:a:b:c')).to.equal('yes');
  });
});

describe('a condition operator', () => {
  const compared = (operator: string, wanted: string, given: string) =>
    comparisonOf(operator)?.(literalOf([wanted]), exactly([given])).is;

  it('compares numbers, dates and addresses as such', () => {
    expect(compared('NumericLessThan', '3600', '900')).to.equal('yes');
    expect(compared('NumericLessThan', '900', '3600')).to.equal('no');
    expect(compared('DateGreaterThan', '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z')).to.equal('yes');
    expect(compared('IpAddress', '10.0.0.0/8', '10.1.2.3')).to.equal('yes');
    expect(compared('IpAddress', '10.0.0.0/8', '11.1.2.3')).to.equal('no');
    expect(compared('IpAddress', '2001:db8::/32', '10.1.2.3')).to.equal('unseen');
    expect(compared('Bool', 'True', 'true')).to.equal('yes');
    expect(compared('StringEqualsIgnoreCase', 'Ann', 'ANN')).to.equal('yes');
    expect(comparisonOf('StringSounds')).to.equal(undefined);
  });
});
