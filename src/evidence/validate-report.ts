import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from './report.schema.json' with { type: 'json' };

/** What in the data does not fit report.schema.json, as sentences; empty when all of it does. */
export function reportFlaws(data: unknown): readonly string[] {
  // That the schema itself is one is tested, and need not be asked in every run.
  const ajv = new Ajv2020({ allErrors: true, strict: true, meta: false, validateSchema: false });
  const validate = ajv.compile(schema);
  if (validate(data)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath === '' ? 'the report' : instancePath} ${message ?? 'is not valid'}`,
  );
}
