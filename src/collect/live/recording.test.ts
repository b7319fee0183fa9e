import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { readRecording, type RecordingHead, recordingTo } from './recording.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-recording-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const head: RecordingHead = {
  recording: 1,
  origin: 'recorded',
  at: '2026-11-21T00:00:00.000Z',
  account: '000000000001',
  regions: ['eu-west-1'],
  scope: { kind: 'everything' },
  source: 'services',
};
const call = { service: 'ec2', operation: 'DescribeVpcs', region: 'eu-west-1', input: {} };
let count = 0;
const file = () => join(folder, `${(count += 1)}.ndjson`);

function fileWith(...lines: readonly unknown[]): string {
  const name = file();
  writeFileSync(name, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return name;
}

async function refusal(name: string): Promise<string> {
  return readRecording(name).then(
    () => 'it was read',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

describe('A recording', () => {
  it('is on the disk when it begins, with what was answered before, and reads as it was written', async () => {
    const name = file();
    {
      using recording = recordingTo(name, head);
      recording.add({ ...call, output: { Vpcs: [] } });
      expect(() => readFileSync(name)).to.throw(/ENOENT/u);
      recording.begin();
      recording.add({ ...call, error: { name: 'AccessDenied', message: 'no' } });
      expect(recording.failure()).to.equal(undefined);
    }
    const { head: told, answers } = await readRecording(name);
    expect(told).to.deep.equal(head);
    expect(answers.map(({ output, error }) => [output, error?.name])).to.deep.equal([
      [{ Vpcs: [] }, undefined],
      [undefined, 'AccessDenied'],
    ]);
    expect(() => recordingTo(name, head)).to.throw(/recordings are not overwritten/u);
  });

  it('leaves out a last line that was cut off', async () => {
    const name = fileWith(head, { ...call, output: {} });
    writeFileSync(name, `${readFileSync(name, 'utf8')}{"service":"ec2","oper`);
    expect((await readRecording(name)).answers).to.have.length(1);
  });

  for (const [name, lines, line] of [
    ['a call without an answer, which would read as an empty one', [head, call], 2],
    ['a call with an answer and an error', [head, { ...call, output: {}, error: { name: 'X', message: '' } }], 2],
    ['another file', [{ hello: 'world' }], 1],
    ['a scope that is none', [{ ...head, scope: { kind: 'bogus' } }], 1],
    ['nothing', [], 1],
  ] as const) {
    it(`is not ${name}`, async () => {
      expect(await refusal(fileWith(...lines))).to.match(new RegExp(`no line of a recording \\(.*:${line}\\)`, 'u'));
    });
  }
});
