import { readDeclaration } from './declaration.ts';
import { InputError } from './input-error.ts';
import schema from './promises.schema.json' with { type: 'json' };

/** One row of a requirement document: its stable id, its words, the kinds of proof it needs, the components it speaks of. */
export interface RegisteredPromise {
  readonly id: string;
  readonly title: string;
  readonly group?: string;
  readonly proof: readonly string[];
  readonly components?: readonly string[];
  readonly contradiction?: string;
}

export interface Registry {
  readonly file: string;
  readonly content: string;
  readonly promises: readonly RegisteredPromise[];
  readonly lineOf: (id: string) => number;
}

/** Reads a promise registry. Throws InputError for a file that does not fit its schema, or an id that stands twice. */
export async function readPromises(file: string, shown: string): Promise<Registry> {
  const { data, content, lineOf } = await readDeclaration<{ promises: RegisteredPromise[] }>(file, shown, schema);
  const ids = data.promises.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) {
    throw new InputError(
      `Promise ${ids[twice]} is registered twice`,
      { file: shown, line: lineOf(['promises', twice, 'id']) },
      'Give each promise its own id.',
    );
  }
  return { file: shown, content, promises: data.promises, lineOf: (id) => lineOf(['promises', ids.indexOf(id), 'id']) };
}
