import type { RecordedAnswer, RecordedError } from './answers-recorded.ts';
import { dataOfRecorded, type RecordedData, recordedData } from './answers-recorded-data.ts';
import { ForeignAnswer } from './foreign-answer.ts';
import { redactionOf } from './redaction.ts';
import { operationOf, serviceOfClient } from './service-of-client.ts';

/** That a call is asked for which the recording holds no answer. */
class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
}

/**
 * Answers the calls that clients of a region make from what was recorded, and nothing leaves. A call that was recorded several times is
 * answered in that order, and then as the last time; one that was not recorded throws NotRecorded. The account is the recording's stand-in.
 */
export function answersReplayed(
  records: readonly RecordedAnswer[],
  region: string,
): { readonly applyToStack: (stack: never) => void } {
  const left = new Map<string, RecordedAnswer[]>();
  for (const answer of records) {
    const key = keyOf(answer);
    left.set(key, [...(left.get(key) ?? []), answer]);
  }
  const replay =
    (_next: unknown, { clientName = '', commandName = '' }: Context) =>
    async (given: Given) => {
      const call = { service: serviceOfClient(clientName), operation: operationOf(commandName), region };
      // What is not set in an input, and what a caller knows unredacted, must not tell two equal calls apart.
      const answers = left.get(keyOf({ ...call, input: recordedData(redactionOf().data(given.input)) }));
      const answer = answers && answers.length > 1 ? answers.shift() : answers?.[0];
      if (!answer)
        throw new NotRecorded(`the recording holds no answer to ${JSON.stringify(recordedData(given.input))}`);
      if (answer.error) throw errorOf(answer.error);
      const output = dataOfRecorded(answer.output ?? {}) as object;
      return Promise.resolve({ response: {}, output: { $metadata: { attempts: 1 }, ...output } });
    };
  return {
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      add.call(stack, replay, { step: 'initialize', priority: 'low', name: 'plumblineReplayed', override: true });
    },
  };
}

function errorOf({ name, message, code, status }: RecordedError): Error {
  if (name === 'ForeignAnswer' && status !== undefined)
    return new ForeignAnswer(message.replace(/^answered HTTP \d+ with /u, ''), status);
  const error = new Error(message);
  error.name = name;
  return Object.assign(error, {
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { $metadata: { httpStatusCode: status } }),
  });
}

function keyOf({ service, operation, region, input }: RecordedAnswer): string {
  return `${service}:${operation}:${region}:${JSON.stringify(sorted(input))}`;
}

function sorted(data: RecordedData): unknown {
  if (Array.isArray(data)) return data.map(sorted);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

interface Given {
  readonly input: unknown;
}

interface Context {
  readonly clientName?: string;
  readonly commandName?: string;
}
