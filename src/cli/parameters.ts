import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
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
  const data: unknown = parse(content);
  if (Array.isArray(data)) return data.map((row) => pairOf(row, file));
  if (typeof data !== 'object' || data === null) throw notParameters(file);
  const nested: unknown = 'Parameters' in data ? data.Parameters : data;
  return Object.entries(nested as Record<string, unknown>).map(([key, value]) => [key, String(value)]);
}

function pairOf(row: unknown, file: string): [string, string] {
  if (typeof row === 'object' && row !== null && 'ParameterKey' in row && 'ParameterValue' in row) {
    return [String(row.ParameterKey), String(row.ParameterValue)];
  }
  throw notParameters(file);
}

function notParameters(file: string): InputError {
  return new InputError(
    'This is no parameter file',
    { file: shown(file) },
    'Use [{ "ParameterKey": …, "ParameterValue": … }] or a map of names to values.',
  );
}
