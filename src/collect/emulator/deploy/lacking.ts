import { EmulatorLacks } from './creator.ts';

/** Makes a call; throws EmulatorLacks where the emulator does not know it: moto answers with status 500 or 501, or an unknown action. */
export async function lacking<Answer>(what: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (isLack(error)) throw new EmulatorLacks(`The emulator does not know ${what}.`, { cause: error });
    throw error;
  }
}

/** Whether an error says that the emulator does not know the call, rather than that it refuses it. */
export function isLack(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $response, $metadata } = error as {
    $response?: { statusCode?: number };
    $metadata?: { httpStatusCode?: number };
  };
  const status = $response?.statusCode ?? $metadata?.httpStatusCode;
  return status === 500 || status === 501 || lackNames.test(error.name);
}

const lackNames = /NotImplemented|UnknownOperation|InvalidAction/u;
