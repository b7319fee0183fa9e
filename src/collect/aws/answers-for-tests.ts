import { unseen } from '../../inventory/value.ts';
import { clientsAt } from './clients-at.ts';
import { type Place, Vanished } from './collector.ts';

/** What each operation answers (`DescribeKey`), an error it fails with, or either by what it was asked. */
export type Answers = Readonly<Record<string, unknown>>;

/** A place whose calls are answered from data instead of the network. `asked` holds the operations in order, `unseen` the types that were not seen. */
export function answersForTests(answers: Answers, region = 'eu-west-1'): Place & Asked {
  const asked: string[] = [];
  const unseenTypes = new Map<string, string>();
  const answering = {
    applyToStack(stack: { add: (middleware: unknown, options: object) => void }) {
      const answer =
        (_next: unknown, { commandName }: { commandName: string }) =>
        (call: { input: unknown }) => {
          const operation = commandName.replace(/Command$/u, '');
          asked.push(operation);
          const found = answers[operation];
          const output: unknown =
            typeof found === 'function' ? (found as (input: unknown) => unknown)(call.input) : found;
          if (output instanceof Error) return Promise.reject(output);
          if (output === undefined) return Promise.reject(new Error(`No answer to ${operation}.`));
          return Promise.resolve({ response: {}, output: { $metadata: {}, ...(output as object) } });
        };
      stack.add(answer, { step: 'initialize', priority: 'high', name: 'answersForTests' });
    },
  };
  return {
    account: '111122223333',
    region,
    partition: 'aws',
    clients: clientsAt({ region, plugins: [answering] }),
    asked,
    unseen: unseenTypes,
    async listed(types, call) {
      try {
        return await call();
      } catch (error) {
        for (const type of types) unseenTypes.set(type, nameOf(error));
        return undefined;
      }
    },
    async detail(call, { absent = [], gone = [] } = {}) {
      try {
        return { kind: 'told', answer: await call() };
      } catch (error) {
        const name = nameOf(error);
        if (absent.includes(name)) return { kind: 'absent' };
        if (gone.includes(name)) throw new Vanished(name, { cause: error });
        return { kind: 'unseen', value: unseen(name) };
      }
    },
  };
}

/** An error as AWS gives it. */
export function failure(name: string): Error {
  const error = new Error(name);
  error.name = name;
  return error;
}

interface Asked {
  readonly asked: readonly string[];
  readonly unseen: ReadonlyMap<string, string>;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? (error.name === 'Error' ? error.message : error.name) : String(error);
}
