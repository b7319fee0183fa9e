import type { AskedAt } from './asked-hosts.ts';
import type { Call } from './call-failure.ts';
import { ReadStream, readStreams, type RecordedData, recordedData } from './answers-recorded-data.ts';
import type { Redaction } from './redaction.ts';
import { operationOf, serviceOfClient } from './service-of-client.ts';

/** One call and what became of it, redacted. */
export interface RecordedAnswer extends Call {
  readonly input: RecordedData;
  readonly output?: RecordedData;
  readonly error?: RecordedError;
  /** Who answered, where that was not AWS. */
  readonly askedAt?: string;
}

export interface RecordedError {
  readonly name: string;
  readonly message: string;
  /** The network's code: `ECONNREFUSED`. */
  readonly code?: string;
  /** The HTTP status. */
  readonly status?: number;
}

export interface RecordOptions {
  /** The region of the clients it is put into. */
  readonly region: string;
  readonly redaction: Redaction;
  readonly record: (answer: RecordedAnswer) => void;
}

/** Hands out every call that clients of a region make with its answer or error, redacted, in the order of the answers; retries count as one call. */
export function answersRecorded(options: RecordOptions): { readonly applyToStack: (stack: never) => void } {
  return {
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      add.call(stack, recording(options), {
        step: 'initialize',
        priority: 'low',
        name: 'plumblineRecorded',
        override: true,
      });
    },
  };
}

function recording({ region, redaction, record }: RecordOptions) {
  return (next: (given: Given) => Promise<Answered>, context: Context) =>
    async (given: Given): Promise<Answered> => {
      const { clientName = '', commandName = '' } = context;
      const askedAt = () => (context.askedAt === undefined ? {} : { askedAt: context.askedAt });
      const call = { service: serviceOfClient(clientName), operation: operationOf(commandName), region };
      const input = recordedData(redaction.data(given.input));
      try {
        const answered = await next(given);
        const streams = await readStreams(answered.output);
        record({ ...call, input, ...askedAt(), output: recordedData(redacted(streams.kept, redaction)) });
        return { ...answered, output: streams.given };
      } catch (error) {
        record({ ...call, input, ...askedAt(), error: recordedError(error, redaction) });
        throw error;
      }
    };
}

function redacted(output: object, redaction: Redaction): unknown {
  const read = Object.entries(output).filter(([, member]) => member instanceof ReadStream);
  return {
    ...(redaction.data(Object.fromEntries(Object.entries(output).filter(([key]) => key !== '$metadata'))) as object),
    ...Object.fromEntries(
      read.map(([key, member]) => [key, new ReadStream(redaction.data((member as ReadStream).bytes) as Uint8Array)]),
    ),
  };
}

function recordedError(error: unknown, redaction: Redaction): RecordedError {
  if (!(error instanceof Error)) return { name: 'Error', message: redaction.text(String(error)) };
  const { code, $metadata } = error as {
    readonly code?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  return {
    name: error.name,
    message: redaction.text(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...($metadata?.httpStatusCode === undefined ? {} : { status: $metadata.httpStatusCode }),
  };
}

interface Given {
  readonly input: unknown;
}

interface Answered {
  readonly output: object;
}

interface Context extends AskedAt {
  readonly clientName?: string;
  readonly commandName?: string;
}
