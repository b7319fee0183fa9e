const keptLines = 8;

// What a server says of every request: moto's, then LocalStack's.
const request = /" \d{3} -$|localstack\.request\.aws|l\.aws\.handlers/u;

/** The end of what an emulator has said, without the requests it has answered. */
export function lastWords(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !request.test(line));
  if (lines.length === 0) return 'It said nothing.';
  return `Its last words:\n${lines
    .slice(-keptLines)
    .map((line) => `  ${line}`)
    .join('\n')}`;
}
