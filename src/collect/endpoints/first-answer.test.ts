import { describe, it } from 'node:test';
import { expect } from 'chai';
import { firstAnswer } from './first-answer.ts';

const record = (type: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 1, body.length >> 8, body.length & 0xff]), body]);
const alert = (level: number, code: number): Buffer => record(21, Buffer.from([level, code]));

function hello(version: number, extensions: Buffer = Buffer.alloc(0), sessionBytes = 32): Buffer {
  const body = Buffer.alloc(4 + 2 + 32 + 1 + sessionBytes + 3);
  body.writeUInt8(2, 0);
  body.writeUInt16BE(version, 4);
  body.writeUInt8(sessionBytes, 38);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(extensions.length);
  return record(22, Buffer.concat([body, ...(extensions.length > 0 ? [size, extensions] : [])]));
}

describe('the first answer to a ClientHello', () => {
  it('is a version that was chosen, in whichever place it stands', () => {
    expect(firstAnswer(hello(0x0300))).to.deep.equal({ kind: 'hello', version: 'SSLv3' });
    expect(firstAnswer(hello(0x0301, Buffer.alloc(0), 0))).to.deep.equal({ kind: 'hello', version: 'TLSv1' });
    expect(firstAnswer(hello(0x0302))).to.deep.equal({ kind: 'hello', version: 'TLSv1.1' });
    expect(firstAnswer(hello(0x0303))).to.deep.equal({ kind: 'hello', version: 'TLSv1.2' });
    const renegotiation = Buffer.from([0xff, 0x01, 0, 1, 0]);
    const newest = Buffer.from([0, 43, 0, 2, 3, 4]);
    expect(firstAnswer(hello(0x0303, Buffer.concat([renegotiation, newest])))).to.deep.equal({
      kind: 'hello',
      version: 'TLSv1.3',
    });
  });

  it('is a fatal alert, and what follows a warning', () => {
    expect(firstAnswer(alert(2, 70))).to.deep.equal({ kind: 'alert', alert: 70 });
    expect(firstAnswer(Buffer.concat([alert(1, 112), hello(0x0301)]))).to.deep.equal({
      kind: 'hello',
      version: 'TLSv1',
    });
    expect(firstAnswer(alert(1, 112))).to.deep.equal({ kind: 'nothing' });
  });

  it('is nothing until it is whole', () => {
    const whole = hello(0x0303);
    for (const length of [0, 1, 5, 40, whole.length - 1])
      expect(firstAnswer(whole.subarray(0, length))).to.deep.equal({ kind: 'nothing' });
  });

  it('may be no TLS at all', () => {
    for (const text of ['HTTP/1.1 400 Bad Request\r\n\r\n', 'x'])
      expect(firstAnswer(Buffer.from(text))).to.deep.equal({ kind: 'not TLS' });
    expect(firstAnswer(record(22, Buffer.alloc(60)))).to.deep.equal({ kind: 'not TLS' });
  });
});
