import { readFile } from 'node:fs/promises';
import { Ajv2020, type ErrorObject, type SchemaObject } from 'ajv/dist/2020.js';
import { isNode, isMap as isYamlMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { InputError } from './input-error.ts';

/** A YAML file that was held against its schema, with the line of every value in it. */
export interface Declaration<T> {
  readonly file: string;
  readonly content: string;
  readonly data: T;
  /** The 1-based line of the value at a path of keys and indexes, or of the nearest one around it. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** How schemas are read: a keyword that is misspelt is an error. */
export const strictly = { allErrors: true, strict: true, allowUnionTypes: true } as const;

/** Reads a declaration. `shown` is the file's name in messages. Throws InputError naming file, line and mend. */
export async function readDeclaration<T>(file: string, shown: string, schema: SchemaObject): Promise<Declaration<T>> {
  const content = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `Cannot read the file: ${cause.code ?? cause.message}`,
      { file: shown },
      'Give a file that exists and may be read.',
    );
  });
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const [broken] = document.errors;
  if (broken)
    throw new InputError(
      trimmed(broken.message),
      { file: shown, line: lines.linePos(broken.pos[0]).line },
      'Mend the YAML.',
    );
  const lineOf = (path: readonly (string | number)[]) => lineAt(document, lines, path);
  const data: unknown = document.toJS();
  // That the schema itself is one is tested, and need not be asked in every run.
  const validate = new Ajv2020({ ...strictly, meta: false, validateSchema: false }).compile(schema);
  if (!validate(data)) {
    const error = worst(validate.errors ?? []);
    const path = (error?.instancePath ?? '')
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const stray: unknown = error?.params['additionalProperty'];
    throw new InputError(
      sentence(error, path),
      { file: shown, line: lineOf(typeof stray === 'string' ? [...path, stray] : path) },
      `See ${schema['$id'] ?? 'the schema'}.`,
    );
  }
  return { file: shown, content, data: data as T, lineOf };
}

function lineAt(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isYamlMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function worst(errors: readonly ErrorObject[]): ErrorObject | undefined {
  return [...errors].toSorted(
    (a, b) => Number(isAlternative(a)) - Number(isAlternative(b)) || b.instancePath.length - a.instancePath.length,
  )[0];
}

function isAlternative({ keyword }: ErrorObject): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'if';
}

function sentence(error: ErrorObject | undefined, path: readonly string[]): string {
  const where = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
  const extra = (error?.params['additionalProperty'] ?? error?.params['allowedValues']) as
    | string
    | readonly string[]
    | undefined;
  return `${where} ${error?.message ?? 'is not valid'}${extra === undefined ? '' : `: ${[extra].flat().join(', ')}`}`;
}

function trimmed(message: string): string {
  return message.replace(/\.?\s*$/u, '');
}
