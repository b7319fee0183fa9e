import type { Redaction } from '../collect/aws/redaction.ts';
import type { RunFolder } from '../evidence/run-folder.ts';

/** A run's folder in which no record, line or input holds what the redaction takes out; what is rendered is redacted before. */
export function redactedFolder(folder: RunFolder, redaction: Redaction): RunFolder {
  return {
    ...folder,
    record: (name, records) => folder.record(name, records.map(redaction.data)),
    recorder: (name) => {
      const recorder = folder.recorder(name);
      return {
        add: (record) => recorder.add(redaction.data(record)),
        [Symbol.dispose]: () => recorder[Symbol.dispose](),
      };
    },
    lines: (file) => {
      const lines = folder.lines(file);
      return {
        add: (line) => lines.add(JSON.stringify(redaction.data(JSON.parse(line)))),
        [Symbol.dispose]: () => lines[Symbol.dispose](),
      };
    },
  };
}
