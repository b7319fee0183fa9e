import { isLack } from './lacking.ts';

/**
 * Makes a call that sets a property of a resource which stands already. Where the emulator does not know the call, gives the
 * property's path with that said, to be named as not taken; what it refuses is thrown.
 */
export async function unlessLacking(
  path: string,
  call: () => Promise<unknown>,
): Promise<Readonly<Record<string, string>>> {
  try {
    await call();
    return {};
  } catch (error) {
    if (!isLack(error)) throw error;
    return { [path]: 'is left out: the emulator does not know the call that sets it' };
  }
}
