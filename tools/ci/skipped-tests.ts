/** A test that did not run, with the reason it gave (empty when it gave none). */
export type SkippedTest = { readonly name: string; readonly reason: string };

/** The lines of node:test, in both shapes: `﹣ name (1.2ms) # reason` (spec) and `ok 1 - name # SKIP reason` (TAP). */
const shapes = [
  /^\s*﹣ (?<name>.*) \([\d.]+ms\)(?: # (?<reason>.*))?$/u,
  /^\s*(?:not )?ok \d+ - (?<name>.*?) # SKIP ?(?<reason>.*)$/u,
];

// Colours would hide the start of a line.
// oxlint-disable-next-line no-control-regex
const colours = /\u001B\[[\d;]*m/gu;

export function skippedTests(output: string): readonly SkippedTest[] {
  return output
    .replaceAll(colours, '')
    .split('\n')
    .flatMap((line) => {
      const groups = shapes.map((shape) => shape.exec(line)?.groups).find((each) => each !== undefined);
      if (groups === undefined) return [];
      return [{ name: groups['name'] ?? '', reason: (groups['reason'] ?? '').replace(/^SKIP$/, '').trim() }];
    });
}

/** The tool a test waits for: `needs k6` and `needs k6 2.0` both name k6. */
export function neededTool({ reason }: SkippedTest): string | undefined {
  return /^needs (?<tool>[\w.+-]+)/.exec(reason)?.groups?.['tool'];
}

/** How many tests were run or skipped; 0 when no runner reported, since nothing run is nothing shown. */
export function testCount(output: string): number {
  const counts = output.replaceAll(colours, '').matchAll(/^(?:ℹ|#) tests (?<count>\d+)$/gmu);
  return counts.reduce((sum, match) => sum + Number(match.groups?.['count'] ?? 0), 0);
}
