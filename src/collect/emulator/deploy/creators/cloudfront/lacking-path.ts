import { EmulatorLacks } from '../../creator.ts';
import { lacking } from '../../lacking.ts';

/**
 * Makes a call that creates something. CloudFront's operations are told apart by their path, so moto answers one that it does not
 * know with status 404 and a page of HTML: nothing that is created can be missing.
 */
export async function lackingPath<Answer>(what: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await lacking(what, call);
  } catch (error) {
    if (isUnknownPath(error)) throw new EmulatorLacks(`The emulator does not know ${what}.`, { cause: error });
    throw error;
  }
}

export function isUnknownPath(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $response, $metadata } = error as {
    readonly $response?: { readonly statusCode?: number };
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  return ($response?.statusCode ?? $metadata?.httpStatusCode) === 404 && !error.name.startsWith('NoSuch');
}
