import type { EmulatorKind } from './emulator.ts';

const prefix = 'docker:';

/** What may be written to name an emulator, for people. */
export const emulatorNames =
  'moto, localstack, docker:moto, docker:localstack, docker:IMAGE, or the URL of one that runs';

/**
 * The emulator that a text names, or undefined: one that is installed here (`moto`, `localstack`), the same in a container whose image is
 * built here (`docker:moto`), one in an image of the user's own (`docker:motoserver/moto:5.2.5`), or one that runs (`http://…`).
 */
export function emulatorNamed(text: string): EmulatorKind | undefined {
  if (text.startsWith(prefix)) {
    const image = text.slice(prefix.length);
    if (image === 'moto' || image === 'localstack') return { container: image };
    // A name as Docker takes it; what is wrong with it in detail, Docker says.
    return /^[a-z0-9][\w./:@-]*$/iu.test(image) ? { image } : undefined;
  }
  if (text === 'moto' || text === 'localstack') return text;
  return /^https?:\/\//iu.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}
