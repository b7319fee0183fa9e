import { expect } from 'chai';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { zipOf } from './zip-of.ts';

test('an archive holds the file once, and its directory says where', () => {
  const text = 'print("käse")\n';
  const zip = zipOf('index.py', text);
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).to.equal(0x06054b50);
  expect(zip.readUInt16LE(end + 10)).to.equal(1);
  const directory = zip.readUInt32LE(end + 16);
  expect(directory + zip.readUInt32LE(end + 12)).to.equal(end);
  expect(zip.readUInt32LE(directory)).to.equal(0x02014b50);
  expect(zip.readUInt32LE(directory + 16)).to.equal(crc32(text));
  expect(zip.readUInt32LE(directory + 24)).to.equal(Buffer.byteLength(text));
  expect(zip.readUInt32LE(directory + 42)).to.equal(0);
  expect(zip.toString('utf8', directory + 46, end)).to.equal('index.py');
  expect(zip.readUInt32LE(0)).to.equal(0x04034b50);
  expect(zip.toString('utf8', 30, directory)).to.equal(`index.py${text}`);
});

test('the same code gives the same archive', () => {
  expect(zipOf('index.js', 'x').equals(zipOf('index.js', 'x'))).to.equal(true);
});
