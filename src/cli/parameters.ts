import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { InputError } from '../collect/input-error.ts';
import { shown } from './input.ts';

/**
 * Parameter values from `--parameters`: `Key=Value` pairs, or files in CloudFormation's list form
 * (`[{ ParameterKey, ParameterValue }]`), its `{ Parameters: {…} }` form, or a plain map. Later ones win.
 */
export async function readParameters(given: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (const text of given) {
    const pair = /^([A-Za-z0-9]+)=(.*)$/su.exec(text);
    if (pair?.[1] !== undefined && pair[2] !== undefined) values.set(pair[1], pair[2]);
    else for (const [key, value] of await inFile(text)) values.set(key, value);
  }
  return values;
}

async function inFile(file: string): Promise<[string, string][]> {
  const content = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `"${file}" is neither Key=Value nor a file that can be read: ${cause.code ?? cause.message}`,
      undefined,
      'Give --parameters Key=Value or a parameter file.',
    );
  });
  const data = parsed(content, file);
  if (Array.isArray(data)) return data.map((row) => pairOf(row, file));
  if (typeof data !== 'object' || data === null) throw notParameters(file);
  const nested: unknown = 'Parameters' in data ? data.Parameters : data;
  if (typeof nested !== 'object' || nested === null) throw notParameters(file);
  return Object.entries(nested).map(([key, value]) => [key, textOf(key, value, file)]);
}

/** All scalars as they are written, so that an account id keeps its zeros. */
function parsed(content: string, file: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(content, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [broken] = document.errors;
  if (broken)
    throw new InputError(
      broken.message.replace(/\.$/u, ''),
      { file: shown(file), line: lines.linePos(broken.pos[0]).line },
      'Mend the parameter file.',
    );
  return document.toJS();
}

function pairOf(row: unknown, file: string): [string, string] {
  if (typeof row === 'object' && row !== null && 'ParameterKey' in row && 'ParameterValue' in row) {
    const key = String(row.ParameterKey);
    return [key, textOf(key, row.ParameterValue, file)];
  }
  throw notParameters(file);
}

function textOf(key: string, value: unknown, file: string): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.every((item) => typeof item === 'string')) return items.join(',');
  throw new InputError(
    `Parameter "${key}" is given ${value === null ? 'nothing' : 'a map'}`,
    { file: shown(file) },
    'Give it a text, a number or a list of them.',
  );
}

function notParameters(file: string): InputError {
  return new InputError(
    'This is no parameter file',
    { file: shown(file) },
    'Use [{ "ParameterKey": …, "ParameterValue": … }] or a map of names to values.',
  );
}
