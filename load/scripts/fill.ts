/** Where the values of placeholders come from. */
export interface Filling {
  readonly user: number;
  readonly environment: (name: string) => string | undefined;
  /** A number from 0 up to, and without, 1. */
  readonly random: () => number;
}

/** What the Node side puts before names of the environment, so that none means anything to k6 itself. */
export const givenPrefix = 'PLUMBLINE_GIVEN_';

const placeholder = /\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\{(user)\}|\{(\d+)-(\d+)\}/gu;

/**
 * Fills `${NAME}`, `${NAME:-default}`, `{user}` and `{1-50}` in every text of a value. A text that is nothing but `{1-50}` becomes
 * a number. Throws where the environment lacks a name that has no default.
 */
export function fill(value: unknown, filling: Filling): unknown {
  if (typeof value === 'string') {
    const filled = fillText(value, filling);
    return /^\{\d+-\d+\}$/u.test(value) ? Number(filled) : filled;
  }
  if (Array.isArray(value)) return value.map((each: unknown) => fill(each, filling));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each, filling)]));
  return value;
}

export function fillText(text: string, { user, environment, random }: Filling): string {
  return text.replace(placeholder, (_, name?: string, otherwise?: string, isUser?: string, low = '', high = '') => {
    if (isUser !== undefined) return String(user);
    if (name === undefined) return String(Number(low) + Math.floor(random() * (Number(high) - Number(low) + 1)));
    const given = environment(name);
    // As in a shell, what is empty is not set where there is a default.
    const found = given === '' ? (otherwise ?? given) : (given ?? otherwise);
    if (found === undefined) throw new Error(`The environment has no ${name}. Set it, or write \${${name}:-default}.`);
    return found;
  });
}
