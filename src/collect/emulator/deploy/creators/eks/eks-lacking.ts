import { EmulatorLacks } from '../../creator.ts';
import { lacking } from '../../lacking.ts';

/** Makes a call to EKS; throws EmulatorLacks where the emulator does not know it: moto answers to a path it lacks with 404 and a page of HTML. */
export async function eksLacking<Answer>(what: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await lacking(what, call);
  } catch (error) {
    if (isPage(error)) throw new EmulatorLacks(`The emulator does not know ${what}.`, { cause: error });
    throw error;
  }
}

function isPage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $response } = error as { $response?: { headers?: Readonly<Record<string, string>> } };
  return $response?.headers?.['content-type']?.startsWith('text/html') === true;
}
