import type { Concrete } from '../../creator.ts';
import { mapsIn, neededIn, textIn } from '../../given.ts';
import { isLack } from '../../lacking.ts';

interface Attribute {
  readonly Key: string;
  readonly Value: string;
}

/**
 * Sets the attributes that a property lists, all in one call; where that is refused one by one, so that those refused can be named.
 * Gives what was not taken by path (`LoadBalancerAttributes.2`), with what was said.
 */
export async function setAttributes(
  property: string,
  properties: Concrete,
  set: (attributes: Attribute[]) => Promise<unknown>,
): Promise<Readonly<Record<string, string>>> {
  const attributes = mapsIn(properties, property).map((one) => ({
    Key: neededIn(one, 'Key'),
    Value: textIn(one, 'Value') ?? '',
  }));
  if (attributes.length === 0) return {};
  try {
    await set(attributes);
    return {};
  } catch (error) {
    if (isLack(error)) return { [property]: 'is left out: the emulator does not know the call that sets it' };
  }
  const refused: Record<string, string> = {};
  for (const [index, attribute] of attributes.entries()) {
    try {
      await set([attribute]);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      refused[`${property}.${index}`] = `${attribute.Key} was refused: ${said}`;
    }
  }
  return refused;
}
