import { EmulatorLacks } from './creator.ts';

/** Makes a call; throws EmulatorLacks where the emulator does not know it. */
export async function lacking<Answer>(what: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!isLack(error)) throw error;
    throw new EmulatorLacks(`The emulator does not know ${what}${wordsOf(error)}.`, { cause: error });
  }
}

/**
 * Whether an error says that the emulator does not know the call, rather than that it refuses it: moto answers with a page for people, of
 * status 500 where it has no operation and of 404 where it has no route; LocalStack with status 501, an operation and a service that its
 * release lacks alike; and both, for some services, that the action is not known.
 */
export function isLack(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $response, $metadata } = error as ErrorOfSdk;
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  if (status === 501 || lackNames.test(error.name)) return true;
  return status !== undefined && lackPages.has(status) && isPage(error);
}

/** What LocalStack says of a call it lacks, such as that it takes a licence. A page for people says nothing more. */
export function wordsOf(error: unknown): string {
  const { $metadata, message } = error as ErrorOfSdk & Error;
  return $metadata?.httpStatusCode === 501 && !isPage(error as Error) ? `: ${message.replace(/\.+$/u, '')}` : '';
}

const lackNames = /NotImplemented|UnknownOperation|InvalidAction/u;
const lackPages: ReadonlySet<number> = new Set([404, 405, 500]);

interface ErrorOfSdk {
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> };
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Whether the answer was a page of HTML, which the SDK tries to read as JSON or XML. */
function isPage(error: Error): boolean {
  const { $response } = error as ErrorOfSdk;
  if ($response?.headers?.['content-type']?.startsWith('text/html') === true) return true;
  return error.name === 'ForeignAnswer' || error instanceof SyntaxError || unreadable.test(error.message);
}

const unreadable = /unexpected token '?<|parse error: mismatched tags/iu;
