import { test } from 'node:test';
import { expect } from 'chai';
import { emulatorNamed } from './emulator-named.ts';

test('an emulator is named by its program, by the image it runs in, or by its URL', () => {
  expect(['moto', 'localstack'].map(emulatorNamed)).to.deep.equal(['moto', 'localstack']);
  expect(['docker:moto', 'docker:localstack'].map(emulatorNamed)).to.deep.equal([
    { container: 'moto' },
    { container: 'localstack' },
  ]);
  expect(['docker:motoserver/moto:5.2.5', 'docker:ghcr.io/some/stack@sha256:0a1b'].map(emulatorNamed)).to.deep.equal([
    { image: 'motoserver/moto:5.2.5' },
    { image: 'ghcr.io/some/stack@sha256:0a1b' },
  ]);
  expect(emulatorNamed('http://127.0.0.1:5000')).to.deep.equal(new URL('http://127.0.0.1:5000'));
});

test('what names none is undefined, though URLs may be written so', () => {
  const wrong = ['', 'nobody', 'Moto', 'docker:', 'docker: moto', 'docker:--rm', 'localstack:4.14.0', '127.0.0.1:5000'];
  expect(wrong.map(emulatorNamed)).to.deep.equal(wrong.map(() => undefined));
});
