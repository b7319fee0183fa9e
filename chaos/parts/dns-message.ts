/** What was asked of a name server: RFC 1035, section 4. */
export interface Question {
  readonly id: number;
  readonly name: string;
  readonly type: number;
  /** The question as it was sent, to be repeated in the answer. */
  readonly bytes: Buffer;
  readonly recursionDesired: boolean;
}

export const addressType = 1;
const headerLength = 12;
const internetClass = 1;

/** The first question of a datagram, or undefined when it is none. */
export function readQuestion(message: Buffer): Question | undefined {
  if (message.length < headerLength || message.readUInt16BE(4) < 1 || (message.readUInt8(2) & 0x80) !== 0)
    return undefined;
  const labels: string[] = [];
  let at = headerLength;
  for (;;) {
    const length = message[at];
    if (length === undefined || length > 63) return undefined;
    at += 1;
    if (length === 0) break;
    labels.push(message.toString('latin1', at, at + length));
    at += length;
  }
  if (at + 4 > message.length) return undefined;
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    type: message.readUInt16BE(at),
    bytes: message.subarray(headerLength, at + 4),
    recursionDesired: (message.readUInt8(2) & 1) === 1,
  };
}

/** An answer of one address at most; `found` false says that there is no such name. */
export function writeAnswer(
  question: Question,
  answer: { readonly found: boolean; readonly address?: string; readonly ttlSeconds: number },
): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt16BE(question.id, 0);
  // A response, authoritative; the wish for recursion is repeated.
  header.writeUInt16BE(0x8400 | (question.recursionDesired ? 0x0100 : 0) | (answer.found ? 0 : 3), 2);
  header.writeUInt16BE(1, 4);
  if (answer.address === undefined || question.type !== addressType) return Buffer.concat([header, question.bytes]);
  header.writeUInt16BE(1, 6);
  const record = Buffer.alloc(16);
  // The name is that of the question, by reference.
  record.writeUInt16BE(0xc000 | headerLength, 0);
  record.writeUInt16BE(addressType, 2);
  record.writeUInt16BE(internetClass, 4);
  record.writeUInt32BE(answer.ttlSeconds, 6);
  record.writeUInt16BE(4, 10);
  record.set(answer.address.split('.').map(Number), 12);
  return Buffer.concat([header, question.bytes, record]);
}
