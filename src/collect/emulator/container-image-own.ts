import { once } from 'node:events';
import { ImageName } from 'testcontainers';
import type { ContainerImage, ImageMaking } from './container-image.ts';

// LocalStack and its kin, and moto.
const known = [4566, 5000];

/** An image of the user's own, pulled where it is not here, with the port that it says it serves on. */
export async function ownImage(name: string, { engine, signal, say }: ImageMaking): Promise<ContainerImage> {
  const image = ImageName.fromString(name);
  if (!(await engine.image.exists(image))) {
    say(`pulling the image ${name} ...`);
    await Promise.race([engine.image.pull(image), once(signal, 'abort')]).catch((cause: unknown) => {
      throw new Error(
        `The image ${name} is not here and could not be pulled: ${cause instanceof Error ? cause.message : String(cause)}. Build it, sign in to its registry (docker login), or use docker:moto, which is built here.`,
        { cause },
      );
    });
    signal.throwIfAborted();
  }
  const { Config } = await engine.image.inspect(image);
  const ports = Object.keys(Config.ExposedPorts ?? {}).flatMap((text) => {
    const [, port] = /^(\d+)\/tcp$/u.exec(text) ?? [];
    return port === undefined ? [] : [Number(port)];
  });
  const port = known.find((one) => ports.includes(one)) ?? (ports.length === 1 ? ports[0] : undefined);
  if (port !== undefined) return { name, port };
  const instead = ports.length === 0 ? 'exposes no port' : `exposes ${ports.join(', ')}`;
  throw new Error(
    `Which port of the image ${name} is AWS's cannot be told: it ${instead}, and none of them is ${known.join(' or ')}. Run it by yourself and name it by its URL.`,
  );
}
