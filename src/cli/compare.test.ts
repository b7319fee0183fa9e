import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { expect } from 'chai';
import type { ReportData } from '../evidence/report-data.ts';
import { sha256 } from '../evidence/sha256.ts';
import { run } from '../report/sample-run.ts';
import { compareRuns } from './compare.ts';

const out = mkdtempSync(join(tmpdir(), 'plumbline-compare-'));
after(() => rmSync(out, { recursive: true, force: true }));

/** A finished run of no promises. Origin: case. */
function finished(id: string, enumeratedBy: string, readBy?: string): string {
  const data: ReportData = {
    ...run,
    run: { ...run.run, id },
    architecture: { ...run.architecture, enumeratedBy, ...(readBy === undefined ? {} : { readBy }) },
    promises: [],
  };
  const folder = join(out, id);
  mkdirSync(folder);
  const text = JSON.stringify(data);
  writeFileSync(join(folder, 'report.json'), text);
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ files: [{ file: 'report.json', sha256: sha256(text) }] }),
  );
  return folder;
}

it('says where what was judged was not enumerated alike, in text and as JSON', async () => {
  const template = finished('one', 'every resource of 1 template');
  const account = finished('two', 'list and describe calls in account 111122223333');
  const { text, isSame } = await compareRuns(template, account, { out });
  expect(isSame).to.equal(true);
  expect(text.split('\n').slice(1)).to.deep.equal([
    'What was judged was not enumerated alike:',
    '    before: every resource of 1 template',
    '    after: list and describe calls in account 111122223333',
    '0 of 0 promises differ.',
    '',
  ]);
  const told = JSON.parse((await compareRuns(template, account, { out, json: true })).text) as object;
  expect(told).to.have.property('enumeratedAlike', false);
  expect(told).to.have.nested.property('after.enumeratedBy', 'list and describe calls in account 111122223333');
});

it('says nothing of it where it was', async () => {
  const [first, second] = [finished('three', 'every resource'), finished('four', 'every resource')];
  const { text } = await compareRuns(first, second, { out });
  expect(text.split('\n').slice(1)).to.deep.equal(['0 of 0 promises differ.', '']);
  const { text: json } = await compareRuns(first, second, { out, json: true });
  expect(JSON.parse(json)).to.have.property('enumeratedAlike', true);
});

it('takes runs that another session read for alike, and says in JSON who read them', async () => {
  const first = finished('five', 'list and describe calls', 'read as arn:aws:sts::111122223333:assumed-role/audit/mon');
  const second = finished('six', 'list and describe calls', 'read as arn:aws:sts::111122223333:assumed-role/audit/tue');
  const { text } = await compareRuns(first, second, { out });
  expect(text.split('\n').slice(1)).to.deep.equal(['0 of 0 promises differ.', '']);
  const told = JSON.parse((await compareRuns(first, second, { out, json: true })).text) as object;
  expect(told).to.have.property('enumeratedAlike', true);
  expect(told).to.have.nested.property('after.readBy').that.includes('audit/tue');
});
