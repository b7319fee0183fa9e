import { Readable } from 'node:stream';

/** Data of an answer as JSON can hold it: times, bytes and streams stand as objects with one member that names them. */
export type RecordedData =
  | string
  | number
  | boolean
  | null
  | readonly RecordedData[]
  | { readonly [key: string]: RecordedData };

/** Data as it is recorded; `$metadata` and members that are not set are left out. Streams must have been read before (`readStreams`). */
export function recordedData(data: unknown): RecordedData {
  if (data instanceof Date) return { [time]: data.toISOString() };
  if (data instanceof ReadStream) return { [stream]: Buffer.from(data.bytes).toString('base64') };
  if (data instanceof Uint8Array) return { [bytes]: Buffer.from(data).toString('base64') };
  if (Array.isArray(data)) return data.map(recordedData);
  if (typeof data === 'bigint') return String(data);
  if (typeof data !== 'object' || data === null) return (data ?? null) as RecordedData;
  const plain: unknown = data.valueOf();
  if (typeof plain === 'string') return plain;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([key, item]) => key !== '$metadata' && item !== undefined && typeof item !== 'function')
      .map(([key, item]) => [key, recordedData(item)]),
  );
}

/** Data as the SDK gave it. Every call gives streams that were not read yet. */
export function dataOfRecorded(recorded: RecordedData): unknown {
  if (recorded === null || typeof recorded !== 'object') return recorded;
  if (Array.isArray(recorded)) return recorded.map(dataOfRecorded);
  const entries = Object.entries(recorded as Readonly<Record<string, RecordedData>>);
  const [only] = entries;
  if (only && entries.length === 1 && typeof only[1] === 'string') {
    if (only[0] === time) return new Date(only[1]);
    if (only[0] === bytes) return new Uint8Array(Buffer.from(only[1], 'base64'));
    if (only[0] === stream) return streamOf(Buffer.from(only[1], 'base64'));
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, dataOfRecorded(item)]));
}

/** The bytes of a stream that was read. */
export class ReadStream {
  readonly bytes: Uint8Array;

  constructor(read: Uint8Array) {
    this.bytes = read;
  }
}

/** An output for two: `kept` holds the bytes of its streams, `given` has streams of the same bytes, since a stream is read only once. */
export async function readStreams(output: object): Promise<{ readonly kept: object; readonly given: object }> {
  const kept: Record<string, unknown> = { ...output };
  const given: Record<string, unknown> = { ...output };
  for (const [key, member] of Object.entries(output)) {
    if (!isStream(member)) continue;
    const read = await member.transformToByteArray();
    kept[key] = new ReadStream(read);
    given[key] = streamOf(read);
  }
  return { kept, given };
}

const time = '$time';
const bytes = '$bytes';
const stream = '$stream';

interface SdkStream {
  readonly transformToByteArray: () => Promise<Uint8Array>;
}

function isStream(member: unknown): member is SdkStream {
  return typeof member === 'object' && member !== null && 'pipe' in member && 'transformToByteArray' in member;
}

function streamOf(read: Uint8Array): Readable & SdkStream {
  const text = (encoding: BufferEncoding = 'utf8') => Promise.resolve(Buffer.from(read).toString(encoding));
  return Object.assign(Readable.from([Buffer.from(read)], { objectMode: false }), {
    transformToByteArray: () => Promise.resolve(new Uint8Array(read)),
    transformToString: text,
  });
}
